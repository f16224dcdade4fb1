// Limits as Graph's identity service has them (https://learn.microsoft.com/graph/throttling-limits): a bucket of resource
// units and one of writes for each app in each tenant. Off unless the server was started with --throttle.
import type { Caller } from '#model/caller.ts'
import { Problem } from '#model/problem.ts'
import type { GraphAnswer, GraphRequest } from './graph-call.ts'

/** Resource units in ten seconds, by the size of the tenant: under 50 people, up to 500, more. */
export const THROTTLE_SIZES = { small: 3_500, medium: 5_000, large: 8_000 } as const
export type ThrottleSize = keyof typeof THROTTLE_SIZES

const UNITS_SECONDS = 10
const WRITES = 3_000
const WRITES_SECONDS = 150
/** Above this share of a limit, answers say how near it is. */
const TELL_FROM = 0.8

/** Base cost of a route in resource units, the first that fits; a write is one unit and one write. */
const COSTS: readonly (readonly [method: string, path: RegExp, units: number])[] = [
  ['GET', /^subscribedSkus/, 3],
  ['GET', /^groups\/\{[^}]+\}\/members/, 3],
  ['GET', /\/transitiveMembers/, 5],
  ['GET', /\/(?:transitiveMemberOf|memberOf|licenseDetails)/, 2],
  ['GET', /^users/, 2],
  ['POST', /^directoryObjects\/getByIds/i, 3],
  ['POST', /\/checkMember/, 4],
  ['POST', /\/getMember/, 2],
]

const READING_POSTS = /getByIds|checkMember|getMember/i

/** What a request costs: $select takes one off, $expand adds one, a page under 20 takes one off; at least one. */
export function costOf(method: string, path: string, query: string): { readonly units: number; readonly writes: number } {
  const base = COSTS.find(([one, pattern]) => one === method && pattern.test(path))?.[2] ?? 1
  const options = new URLSearchParams(query)
  const has = (name: string): boolean => options.has(`$${name}`)
  const top = Number(options.get('$top') ?? 100)
  const units = base - Number(has('select')) + Number(has('expand')) - Number(method === 'GET' && has('top') && top < 20)
  const isWrite = method !== 'GET' && !READING_POSTS.test(path) && path !== '$batch'
  return { units: Math.max(units, 1), writes: Number(isWrite) }
}

/** Fills steadily up to its size. */
class Bucket {
  readonly size: number
  readonly #seconds: number
  #level: number
  #atMs: number

  constructor(size: number, seconds: number, nowMs: number) {
    this.size = size
    this.#seconds = seconds
    this.#level = size
    this.#atMs = nowMs
  }

  /** Seconds until so much can be taken; 0 when it can be now. */
  wait(amount: number, nowMs: number): number {
    const rate = this.size / this.#seconds
    this.#level = Math.min(this.size, this.#level + ((nowMs - this.#atMs) / 1_000) * rate)
    this.#atMs = nowMs
    return this.#level >= amount ? 0 : Math.max(1, Math.ceil((amount - this.#level) / rate))
  }

  take(amount: number): void {
    this.#level -= amount
  }

  get used(): number {
    return (this.size - this.#level) / this.size
  }
}

const MOST_APPS = 10_000

/** Given to the table of routes: lets a request through, with what it cost, or answers 429. */
export type Throttle = (request: GraphRequest, path: string, answer: () => Promise<GraphAnswer>) => Promise<GraphAnswer>

const appOf = ({ appId, id }: Caller): string => appId ?? id

function refuse(request: GraphRequest, seconds: number, information: string): GraphAnswer {
  const { caller } = request
  const told = request.answerError(new Problem({ status: 429, code: 'TooManyRequests', message: 'Please retry again later.', retryAfterSeconds: seconds }))
  const { error } = told.body as { readonly error: { readonly innerError?: object } }
  return {
    ...told,
    headers: {
      ...told.headers,
      'x-ms-throttle-scope': `Tenant_Application/ReadWrite/${appOf(caller)}/${caller.tenantId}`,
      'x-ms-throttle-information': information,
    },
    body: { error: { ...error, innerError: { ...error.innerError, code: '429', message: 'Please retry after', status: '429' } } },
  }
}

/** Limits of one size for every app in every tenant, on the real clock. */
export function throttleBy(size: ThrottleSize, now: () => Date): Throttle {
  const apps = new Map<string, { readonly units: Bucket; readonly writes: Bucket }>()

  return async (request, path, answer) => {
    const nowMs = now().getTime()
    const key = `${request.caller.tenantId} ${appOf(request.caller)}`
    const oldest = apps.keys().next()
    if (apps.size >= MOST_APPS && oldest.done !== true) apps.delete(oldest.value)
    const app = apps.get(key) ?? { units: new Bucket(THROTTLE_SIZES[size], UNITS_SECONDS, nowMs), writes: new Bucket(WRITES, WRITES_SECONDS, nowMs) }
    apps.set(key, app)
    const cost = costOf(request.method, path, request.query)
    const [forUnits, forWrites] = [app.units.wait(cost.units, nowMs), app.writes.wait(cost.writes, nowMs)]
    if (forUnits + forWrites > 0) return refuse(request, Math.max(forUnits, forWrites), forWrites > 0 ? 'WriteLimitExceeded' : 'ResourceUnitLimitExceeded')
    app.units.take(cost.units)
    app.writes.take(cost.writes)
    const used = Math.max(app.units.used, app.writes.used)
    const told = await answer()
    const percentage = used >= TELL_FROM ? { 'x-ms-throttle-limit-percentage': used.toFixed(1) } : {}
    return { ...told, headers: { ...told.headers, 'x-ms-resource-unit': String(cost.units), ...percentage } }
  }
}
