// The requests of a batch, checked as a whole before any of them runs (https://learn.microsoft.com/graph/json-batching).
import { badRequest } from '#model/problem.ts'
import type { Problem } from '#model/problem.ts'
import type { JsonObject } from './parse-body.ts'

export interface BatchStep {
  /** As it was given, a text or a number: it is echoed so. */
  readonly id: string | number
  readonly method: string
  /** From the version on: `/users/x?$select=id`. */
  readonly url: string
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: unknown
  /** Positions in the batch. */
  readonly dependsOn: readonly number[]
}

const MOST_STEPS = 20
const WRITES: ReadonlySet<string> = new Set(['POST', 'PATCH', 'PUT'])

const refused = (message: string): Problem => badRequest(message, { code: 'BadRequest' })
const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
const isId = (value: unknown): value is string | number => typeof value === 'number' || (typeof value === 'string' && value !== '')
const keyOf = (id: string | number): string => String(id).toLowerCase()

/** Some clients put the version, or the whole address, into the step. */
const pathOf = (url: string): string => `/${url.replace(/^https:\/\/[^/]+/i, '').replace(/^\/*(?:v1\.0|beta)(?=\/)/i, '').replace(/^\/+/, '')}`

function readHeaders(value: unknown): Map<string, string> {
  const entries = isObject(value) ? Object.entries(value) : []
  return new Map(entries.map(([name, text]) => [name.toLowerCase(), String(text)]))
}

/** Lenient (D23): a text without a type is base64, as the batch helper of Microsoft's Kiota SDK for JavaScript sends it. */
const decodeBody = (body: unknown): unknown => (typeof body === 'string' ? Buffer.from(body, 'base64').toString() : body)

function readStep(value: unknown, positions: ReadonlyMap<string, number>, lenient: boolean): BatchStep {
  if (!isObject(value) || !isId(value['id'])) throw refused('Every request of a batch must have an id.')
  const { id, method, url, body, dependsOn = [] } = value
  if (typeof method !== 'string' || typeof url !== 'string') throw refused(`Request id : ${id} must have a method and a url.`)
  const headers = readHeaders(value['headers'])
  const isUntyped = WRITES.has(method.toUpperCase()) && body !== undefined && body !== null && !headers.has('content-type')
  if (isUntyped && !lenient) {
    throw refused(`Write request id : ${id} does not contain Content-Type header or body.`)
  }
  if (!Array.isArray(dependsOn)) throw refused(`The dependsOn of request id : ${id} must be a list of ids.`)
  const needed = dependsOn.map((other: unknown) => {
    const position = isId(other) ? positions.get(keyOf(other)) : undefined
    if (position === undefined) throw refused(`Request id : ${id} depends on a request that is not in the batch.`)
    return position
  })
  return { id, method: method.toUpperCase(), url: pathOf(url), headers, body: isUntyped ? decodeBody(body) : body, dependsOn: needed }
}

/** Throws when a request would wait for itself. */
function checkCircles(steps: readonly BatchStep[]): void {
  const settled = new Set<number>()
  const visit = (position: number, above: readonly number[]): void => {
    if (settled.has(position)) return
    if (above.includes(position)) throw refused('The requests of the batch depend on each other in a circle.')
    for (const other of steps[position]?.dependsOn ?? []) visit(other, [...above, position])
    settled.add(position)
  }
  steps.forEach((_, position) => visit(position, []))
}

/** Throws Graph's 400 for the whole batch when any of it is wrong; `lenient` takes writes that name no type of their body. */
export function readBatch(body: JsonObject, lenient = false): readonly BatchStep[] {
  const requests = body['requests']
  if (!Array.isArray(requests)) throw refused('Invalid batch payload format.')
  if (requests.length > MOST_STEPS) {
    throw refused(`Number of batch requests ${requests.length} exceeds the maximum allowed ${MOST_STEPS}.`)
  }
  const positions = new Map<string, number>()
  requests.forEach((request: unknown, position) => {
    if (!isObject(request) || !isId(request['id'])) return
    if (positions.has(keyOf(request['id']))) throw refused(`Request Id ${request['id']} has to be unique in a batch.`)
    positions.set(keyOf(request['id']), position)
  })
  const steps = requests.map((request: unknown) => readStep(request, positions, lenient))
  checkCircles(steps)
  return steps
}
