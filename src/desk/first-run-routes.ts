import { notFound } from '#model/problem.ts'
import { readJson } from './context.ts'
import type { Desk, DeskContext } from './context.ts'

/** POST /firstRun: names a new organisation (displayName, countryLetterCode, domain, administratorName); says by which name its administrator is known from now on. */
export async function nameOrganization({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('nameOrganization', context.get('caller'), { body: await readJson(context) }))
}

/** POST /firstRun/lookAround: makes the sample organisation beside one's own, and gives a link that signs in to it, once. */
export async function lookAround({ openSample }: Desk, context: DeskContext): Promise<Response> {
  if (openSample === undefined) throw notFound('lookAround')
  return context.json({ signInUrl: await openSample() })
}
