// A JSON body from a client: an object, or a refusal in Graph's words.
import { noJson, parseJson } from '#model/parse-json.ts'
import { badRequest } from '#model/problem.ts'
import type { GraphRequest } from './graph-call.ts'

export type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export async function parseBody(request: GraphRequest): Promise<JsonObject> {
  const body = await parseOptionalBody(request)
  if (body === null) throw badRequest('Empty Payload. JSON content expected.', { words: { key: 'error.bodyEmpty', arguments: {} } })
  return body
}

/** The same where a body may be left out. */
export async function parseOptionalBody(request: GraphRequest): Promise<JsonObject | null> {
  const text = await request.text()
  if (text.trim() === '') return null
  const value = parseJson(text)
  if (isObject(value)) return value
  throw noJson()
}
