import { readJson } from './context.ts'
import type { Desk, DeskContext } from './context.ts'

/** GET /session: who is signed in, where, and what they may do. */
export async function readSession({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.look('whoAmI', context.get('caller'), null))
}

/** GET /me/licenses: one's own licences, and what one may get. */
export async function readMyLicenses({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.ask('readMyLicenses', context.get('caller'), null))
}

/** GET /settings. */
export async function readSettings({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.look('readSettings', context.get('caller'), null))
}

/** PATCH /settings: those that are named. */
export async function changeSettings({ office }: Desk, context: DeskContext): Promise<Response> {
  const body = await readJson(context)
  return context.json(await office.act('changeSettings', context.get('caller'), { body }))
}

/** GET /clock. */
export async function readClock({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.look('readClock', context.get('caller'), null))
}

/** PATCH /clock: now, advance, frozen; forward only. */
export async function setClock({ office }: Desk, context: DeskContext): Promise<Response> {
  const body = await readJson(context)
  return context.json(await office.act('setClock', context.get('caller'), { body }))
}

/** GET /home: what needs attention, and the seats of each product. */
export async function readHome({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.ask('readHome', context.get('caller'), null))
}

/** GET /search?q=: people, products and groups. */
export async function searchAll({ office }: Desk, context: DeskContext): Promise<Response> {
  const text = (context.req.query('q') ?? '').slice(0, 200)
  return context.json({ value: await office.ask('searchAll', context.get('caller'), { text }) })
}

/** GET /server: how the server was started. */
export function readServer({ server }: Desk, context: DeskContext): Response {
  return context.json(server)
}
