import { selectedPart } from './answer-entity.ts'
import type { GraphAnswer, GraphCall } from './graph-call.ts'

export interface Page {
  readonly value: readonly Readonly<Record<string, unknown>>[]
  /** Where the next page begins; null on the last one. */
  readonly nextToken?: string | null
  readonly count?: number | null
}

const isSkipToken = (pair: string): boolean => /^(?:\$|%24)skiptoken=/i.test(pair)

/** The same request for the page after this one: every option stays as the client wrote it. */
function nextLink(call: GraphCall, token: string): string {
  const kept = call.query.split('&').filter((pair) => pair !== '' && !isSkipToken(pair))
  return `${call.root}${call.path}?${[...kept, `$skiptoken=${encodeURIComponent(token)}`].join('&')}`
}

/** A list with its context, such as `users`, its count when there is one, and the way to the next page. */
export function answerList(call: GraphCall, set: string, page: Page, select: readonly string[] | null = null): GraphAnswer {
  const body: Record<string, unknown> = { '@odata.context': `${call.root}/$metadata#${set}${selectedPart(select)}` }
  if (typeof page.count === 'number') body['@odata.count'] = page.count
  if (typeof page.nextToken === 'string') body['@odata.nextLink'] = nextLink(call, page.nextToken)
  body['value'] = page.value
  return { status: 200, body }
}
