// Requests that nobody should send, through the whole server: each is answered as Graph answers, none by a fault. A fifth
// of a hundred thousand, or as many as FUZZ_REQUESTS says.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL_PERMISSIONS } from '#engine/access.ts'
import { fuzzBatches, fuzzBodies, fuzzForms, fuzzHeaders, fuzzPaths, fuzzQueries } from '#test/fixtures/fuzz-requests.ts'
import type { FuzzRequest, Known } from '#test/fixtures/fuzz-requests.ts'
import { openLicetHere } from '#test/fixtures/licet-here.ts'
import type { LicetHere } from '#test/fixtures/licet-here.ts'

const E5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'
/** The same requests every time, unless another seed is given. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 4)
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 20_000)
const AT_ONCE = 32
const ALLOWED_MS = 300_000

let licet: LicetHere
let authorization = ''
let known: Known = []
let sent = 0

beforeAll(async () => {
  licet = await openLicetHere({ readers: 1 })
  const { subject } = await licet.doors.registerApp(licet.tenantId, { displayName: 'Fuzz', permissions: ALL_PERMISSIONS })
  authorization = `Bearer ${await licet.doors.mintToken(subject)}`
  const listed = async (path: string): Promise<readonly { readonly id: string; readonly userPrincipalName?: string }[]> => {
    const answer = await licet.fetch(path, { headers: { authorization } })
    return ((await answer.json()) as { value: readonly { id: string }[] }).value
  }
  const people = await listed('/v1.0/users?$top=5')
  const groups = await listed('/v1.0/groups?$top=4')
  known = [people[4]!.id, groups[0]!.id, E5, licet.domain, ...people.map(({ userPrincipalName = '' }) => userPrincipalName), ...[...people, ...groups].map(({ id }) => id), licet.tenantId]
})
afterAll(async () => {
  console.info(`${sent} random requests, seed ${SEED}`)
  await licet.close()
})

interface Told {
  readonly error?: unknown
  readonly responses?: readonly { readonly status: number; readonly body?: Told }[]
}

/** What is wrong with an answer, or nothing. */
function faultOf(status: number, text: string, isOwedWords: boolean): string | null {
  if (status >= 500 && status !== 501) return `${status} ${text.slice(0, 300)}`
  if (status < 400) {
    if (!text.startsWith('{"responses":')) return null
    const inside = (JSON.parse(text) as Told).responses?.find((part) => part.status >= 500 && part.status !== 501)
    return inside === undefined ? null : `a part with ${JSON.stringify(inside).slice(0, 300)}`
  }
  if (!isOwedWords) return null
  const { error } = JSON.parse(text) as { error?: { code?: unknown; message?: unknown } | string }
  const isTold = typeof error === 'string' || (typeof error?.code === 'string' && typeof error.message === 'string')
  return isTold ? null : `${status} without a word: ${text.slice(0, 300)}`
}

async function send({ method, path, headers, body }: FuzzRequest): Promise<string | null> {
  // Dots may lead out of the API, to where pages are: there no words are owed.
  const isOwedWords = method !== 'HEAD' && /^\/(?:v1\.0|beta)\/|\/oauth2\//.test(new URL(path, 'http://localhost').pathname)
  const answer = await licet.fetch(path, { method, headers: { authorization, ...headers }, ...(body !== undefined && { body }) })
  const text = await answer.text()
  return faultOf(answer.status, text, isOwedWords)
}

const brief = ({ method, path, headers, body }: FuzzRequest): string => `${method} ${path.slice(0, 400)} ${JSON.stringify(headers ?? {}).slice(0, 200)} ${body?.slice(0, 400) ?? ''}`

/** Sends so many, some at once as clients do, and gives the first few that went wrong. */
async function fuzz(requests: fc.Arbitrary<FuzzRequest>, count: number): Promise<readonly string[]> {
  const left = fc.sample(requests, { numRuns: count, seed: SEED })
  const wrong: string[] = []
  const work = async (): Promise<void> => {
    for (let request = left.pop(); request !== undefined && wrong.length < 5; request = left.pop()) {
      const fault = await send(request).catch((error: unknown) => String(error))
      sent += 1
      if (fault !== null) wrong.push(`${brief(request)}\n  -> ${fault}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return wrong
}

describe('no request makes it fail:', () => {
  test.each([
    ['queries', () => fuzzQueries(known, SEED), 0.5],
    ['paths', () => fuzzPaths(known), 0.3],
    ['headers', () => fuzzHeaders(), 0.04],
    ['bodies', () => fuzzBodies(known), 0.1],
    ['batches', () => fuzzBatches(known, SEED), 0.05],
    ['forms', () => fuzzForms(known), 0.01],
  ] as const)(
    '%s',
    async (_kind, requests, share) => {
      expect(await fuzz(requests(), Math.round(REQUESTS * share))).toEqual([])
    },
    ALLOWED_MS,
  )
})

test('and afterwards it serves as before', async () => {
  const answer = await licet.fetch('/v1.0/users?$top=1', { headers: { authorization } })
  expect(answer.status).toBe(200)
})
