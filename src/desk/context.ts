// What a handler of the desk is given.
import type { Context } from 'hono'
import { wrongValue } from '#actions/wrong-value.ts'
import type { Catalogue } from '#catalogue/catalogue.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { parseJson } from '#model/parse-json.ts'
import { badRequest } from '#model/problem.ts'
import type { ServerFacts } from '#model/server-facts.ts'
import type { Office } from '#threads/office.ts'

export interface Desk {
  readonly office: Office
  readonly catalogue: Catalogue
  /** How the server was started. */
  readonly server: ServerFacts
  /** Gives who a request's caller is now, while the line is open; throws once nobody is. */
  readonly watchCaller: (request: Request) => () => Promise<Caller>
  /** Lets a browser go over to another organisation; gives the Set-Cookie of the session there, and who one is in it. */
  readonly enterOrganization: (request: Request, caller: Caller, tenantId: Guid) => Promise<{ readonly cookie: string; readonly caller: Caller }>
  /** Makes the sample organisation where there is none, and gives a link into it, relative to this origin. */
  readonly openSample?: () => Promise<string>
}

export type DeskEnv = { readonly Variables: { readonly caller: Caller } }
export type DeskContext = Context<DeskEnv>

/** The body as JSON. Throws a Problem that says what was expected. */
export async function readJson(context: DeskContext): Promise<unknown> {
  const text = await context.req.text()
  if (text.trim() === '') throw badRequest('Empty Payload. JSON content expected.', { words: { key: 'error.bodyEmpty', arguments: {} } })
  return parseJson(text)
}

/** A whole number of the query string within bounds. Throws a Problem naming the option. */
export function readNumber(context: DeskContext, name: string, standard: number, most: number): number {
  const text = context.req.query(name)
  if (text === undefined) return standard
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > most) {
    throw wrongValue(name, text, `a whole number from 0 to ${most}`)
  }
  return value
}

/** A page in Graph's manner: the next one by `$skip`, on the address that the client used. */
export function page<Row>(context: DeskContext, value: readonly Row[], { count, skip, top }: { count: number | null; skip: number; top: number }): Response {
  const next = new URL(context.req.url)
  next.searchParams.set('$skip', String(skip + top))
  const more = count === null ? value.length === top : skip + top < count
  return context.json({
    ...(count === null ? {} : { '@odata.count': count }),
    ...(more && value.length > 0 ? { '@odata.nextLink': next.toString() } : {}),
    value,
  })
}
