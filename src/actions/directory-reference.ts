// References by which a body points at an object: "@odata.id" with an address on any host, or a bare id.
import { badRequest } from '#model/problem.ts'
import type { Problem } from '#model/problem.ts'

const invalid = (text: string): Problem => badRequest(`Invalid object identifier '${text}'.`, { code: 'Request_BadRequest' })

const UNSUPPORTED = (link: string): Problem => badRequest(`Unsupported referenced-object resource identifier for link property '${link}'.`)

const SETS = /^(?:directoryobjects|users|groups)$/

/** The id, or the user principal name, that a reference points at. Throws 400 in Graph's words. */
export function parseReference(value: unknown, link: string): string {
  if (typeof value !== 'string' || value === '') throw UNSUPPORTED(link)
  const parts = value.replace(/^https?:\/\/[^/]+/i, '').split(/[/()]/).filter((part) => part !== '')
  const last = decode((parts.at(-1) ?? '').replaceAll("'", ''))
  const set = parts.at(-2)
  if (set !== undefined && !SETS.test(set.toLowerCase())) throw UNSUPPORTED(link)
  if (last === '' || last.includes(' ')) throw invalid(value)
  return last
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw invalid(text)
  }
}

/** What `{"@odata.id": "..."}` points at. Throws 400. */
export function referenceOf(body: unknown, link: string): string {
  const value = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)['@odata.id'] : undefined
  return parseReference(value, link)
}

/** What `"members@odata.bind": ["...", ...]` of a body points at, at most twenty; empty when it is not there. */
export function boundReferences(body: unknown, link: string): readonly string[] {
  const value = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)[`${link}@odata.bind`] : undefined
  if (value === undefined) return []
  if (!Array.isArray(value)) throw UNSUPPORTED(link)
  if (value.length > MOST_BOUND) throw badRequest(`The limit of ${MOST_BOUND} references for link property '${link}' in one request is exceeded.`)
  return [...new Set(value.map((one) => parseReference(one, link)))]
}

const MOST_BOUND = 20
