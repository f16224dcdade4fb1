import { badRequest } from './problem.ts'
import type { Problem } from './problem.ts'

/** As deep as OData's readers go; what is far deeper could not be handed from thread to thread. */
const MOST_LEVELS = 100

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)))

/** 400 in Graph's words for a body that is not the JSON it should be. */
export const noJson = (): Problem =>
  badRequest('Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.', {
    code: 'BadRequest',
    words: { key: 'error.bodyNoJson', arguments: {} },
  })

/** A body as JSON. Throws Graph's 400 for what is none, or is nested more than 100 levels deep. */
export function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw noJson()
  }
  if (isDeeper(value, MOST_LEVELS)) throw noJson()
  return value
}
