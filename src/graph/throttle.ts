// Limits as Graph's identity service has them (https://learn.microsoft.com/graph/throttling-limits): buckets of resource
// units and of writes. Off unless the server was started with --throttle.
import type { Caller } from '#model/caller.ts'
import { Problem } from '#model/problem.ts'
import type { GraphAnswer, GraphRequest } from './graph-call.ts'

/** Resource units in ten seconds, by the size of the tenant: under 50 people, up to 500, more. */
export const THROTTLE_SIZES = { small: 3_500, medium: 5_000, large: 8_000 } as const
export type ThrottleSize = keyof typeof THROTTLE_SIZES

/** The size of a tenant with so many people. */
export const sizeOf = (people: number): ThrottleSize => (people < 50 ? 'small' : people <= 500 ? 'medium' : 'large')

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

/** Given to the table of routes: lets a request through, with what it cost, or answers 429. */
export type Throttle = (request: GraphRequest, path: string, answer: () => Promise<GraphAnswer>) => Promise<GraphAnswer>

const appOf = ({ appId, id }: Caller): string => appId ?? id
const isAudits = (path: string): boolean => /^auditLogs\/directoryAudits/i.test(path)

interface Asked {
  readonly units: number
  readonly writes: number
  readonly path: string
}

interface Limit {
  /** Whose bucket it is: what calls under one text share it. */
  readonly of: (caller: Caller) => string
  readonly size: number
  readonly seconds: number
  readonly amount: (asked: Asked) => number
  readonly information: 'ResourceUnitLimitExceeded' | 'WriteLimitExceeded'
}

const ofAppInTenant = (caller: Caller): string => `${caller.tenantId} ${appOf(caller)}`
const ofApp = (caller: Caller): string => appOf(caller)
const ofTenant = ({ tenantId }: Caller): string => tenantId
const units = ({ units: amount }: Asked): number => amount
const writes = ({ writes: amount }: Asked): number => amount

/** The documented limits, for a tenant of a size. */
const limitsOf = (size: ThrottleSize): readonly Limit[] => [
  { of: ofAppInTenant, size: THROTTLE_SIZES[size], seconds: 10, amount: units, information: 'ResourceUnitLimitExceeded' },
  { of: ofAppInTenant, size: 3_000, seconds: 150, amount: writes, information: 'WriteLimitExceeded' },
  { of: ofApp, size: 150_000, seconds: 20, amount: units, information: 'ResourceUnitLimitExceeded' },
  { of: ofApp, size: 70_000, seconds: 300, amount: writes, information: 'WriteLimitExceeded' },
  { of: ofTenant, size: 18_000, seconds: 300, amount: writes, information: 'WriteLimitExceeded' },
  { of: ofAppInTenant, size: 5, seconds: 10, amount: ({ path }) => Number(isAudits(path)), information: 'ResourceUnitLimitExceeded' },
]

const LIMITS = { small: limitsOf('small'), medium: limitsOf('medium'), large: limitsOf('large') } as const

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

const MOST_BUCKETS = 50_000

/** Limits for every app in every tenant, on the real clock; `sizeOfTenant` says how large the caller's is. */
export function throttleBy(sizeOfTenant: (caller: Caller) => ThrottleSize | Promise<ThrottleSize>, now: () => Date): Throttle {
  const buckets = new Map<string, Bucket>()
  const bucketOf = (key: string, { size, seconds }: Limit, nowMs: number): Bucket => {
    const known = buckets.get(key)
    if (known !== undefined) return known
    const oldest = buckets.keys().next()
    if (buckets.size >= MOST_BUCKETS && oldest.done !== true) buckets.delete(oldest.value)
    const bucket = new Bucket(size, seconds, nowMs)
    buckets.set(key, bucket)
    return bucket
  }

  return async (request, path, answer) => {
    const size = await sizeOfTenant(request.caller)
    const nowMs = now().getTime()
    const asked: Asked = { ...costOf(request.method, path, request.query), path }
    const taken = LIMITS[size].flatMap((limit, at) => {
      const amount = limit.amount(asked)
      return amount === 0 ? [] : [{ limit, amount, bucket: bucketOf(`${size} ${at} ${limit.of(request.caller)}`, limit, nowMs) }]
    })
    const waits = taken.map(({ limit, amount, bucket }) => ({ limit, seconds: bucket.wait(amount, nowMs) })).sort((a, b) => b.seconds - a.seconds)
    const [longest] = waits
    if (longest !== undefined && longest.seconds > 0) return refuse(request, longest.seconds, longest.limit.information)
    for (const { amount, bucket } of taken) bucket.take(amount)
    const used = Math.max(...taken.map(({ bucket }) => bucket.used))
    const told = await answer()
    const percentage = used >= TELL_FROM ? { 'x-ms-throttle-limit-percentage': used.toFixed(1) } : {}
    return { ...told, headers: { ...told.headers, 'x-ms-resource-unit': String(asked.units), ...percentage } }
  }
}
