// App registrations: who may ask for tokens, with what they prove themselves, and what they may do.
import { readJson } from './context.ts'
import type { Desk, DeskContext } from './context.ts'

const idOf = (context: DeskContext): string => context.req.param('id') ?? ''
const keyIdOf = (context: DeskContext): string => context.req.param('keyId') ?? ''

/** GET /apps. */
export async function listApps({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json({ value: await office.look('listApps', context.get('caller'), null) })
}

/** GET /apps/{id}. */
export async function getApp({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.look('getApp', context.get('caller'), { id: idOf(context) }))
}

/** POST /apps: 201 with a first secret, shown this once, unless the app is a public client. */
export async function createApp({ office }: Desk, context: DeskContext): Promise<Response> {
  const body = await readJson(context)
  return context.json(await office.act('createApp', context.get('caller'), { body }), 201)
}

/** PATCH /apps/{id}: what is named. */
export async function changeApp({ office }: Desk, context: DeskContext): Promise<Response> {
  const body = await readJson(context)
  return context.json(await office.act('changeApp', context.get('caller'), { id: idOf(context), body }))
}

/** DELETE /apps/{id}: its tokens end at once. */
export async function deleteApp({ office }: Desk, context: DeskContext): Promise<Response> {
  await office.act('deleteApp', context.get('caller'), { id: idOf(context) })
  return context.body(null, 204)
}

/** POST /apps/{id}/secrets `{displayName, endDateTime}`: 201 with the secret, shown this once. */
export async function addSecret({ office }: Desk, context: DeskContext): Promise<Response> {
  const body = await readJson(context)
  return context.json(await office.act('addAppCredential', context.get('caller'), { id: idOf(context), kind: 'secret', body }), 201)
}

/** POST /apps/{id}/certificates `{displayName, key}`: the certificate as PEM or base64, never its private key. */
export async function addCertificate({ office }: Desk, context: DeskContext): Promise<Response> {
  const body = await readJson(context)
  return context.json(await office.act('addAppCredential', context.get('caller'), { id: idOf(context), kind: 'certificate', body }), 201)
}

/** DELETE /apps/{id}/secrets/{keyId} and /certificates/{keyId}: the app's tokens end at once. */
export async function removeCredential({ office }: Desk, context: DeskContext): Promise<Response> {
  await office.act('removeAppCredential', context.get('caller'), { id: idOf(context), keyId: keyIdOf(context) })
  return context.body(null, 204)
}
