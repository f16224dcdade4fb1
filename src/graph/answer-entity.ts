import type { GraphAnswer, GraphCall } from './graph-call.ts'

type Plain = Readonly<Record<string, unknown>>

/** `(id,displayName)` behind the name of a set, when properties were selected. */
export const selectedPart = (select: readonly string[] | null): string => (select === null ? '' : `(${select.join(',')})`)

/** One object with its context, such as `users`. */
export function answerEntity(call: GraphCall, set: string, record: Plain, select: readonly string[] | null = null): GraphAnswer {
  const context = `${call.root}/$metadata#${set}${selectedPart(select)}/$entity`
  return { status: 200, body: { '@odata.context': context, ...record } }
}

/** One object that was just made, and where it is. */
export function answerCreated(call: GraphCall, set: string, record: Plain): GraphAnswer {
  const location = `${call.root}/${set}/${String(record['id'])}`
  return { ...answerEntity(call, set, record), status: 201, headers: { Location: location } }
}

/** Done, with nothing to say. */
export const NO_CONTENT: GraphAnswer = { status: 204 }
