import { describe, expect, test } from 'vitest'
import type { Caller } from '#model/caller.ts'
import type { GraphAnswer, GraphRequest } from './graph-call.ts'
import { costOf, sizeOf, THROTTLE_SIZES, throttleBy } from './throttle.ts'

const CALLER: Caller = { tenantId: 't', kind: 'app', id: 'o', appId: 'a', displayName: '', userPrincipalName: null, permissions: [], roles: [], language: 'en' }
const START = Date.parse('2026-11-22T09:00:00Z')

const request = (method: string, query = ''): GraphRequest => ({
  method,
  path: '/users',
  query,
  header: () => null,
  text: async () => '',
  caller: CALLER,
  root: '',
  answerError: () => ({ status: 429, headers: { 'Retry-After': '1' }, body: { error: { code: 'TooManyRequests', innerError: { date: '' } } } }),
})

test.each([
  ['GET', 'subscribedSkus', '', 3, 0],
  ['GET', 'users', '', 2, 0],
  ['GET', 'users', '$select=id&$top=5', 1, 0],
  ['GET', 'users/{user}', '$expand=manager', 3, 0],
  ['GET', 'users/{user}/licenseDetails', '', 2, 0],
  ['GET', 'groups/{group}/members', '', 3, 0],
  ['GET', 'organization', '$select=id', 1, 0],
  ['POST', 'users/{user}/assignLicense', '', 1, 1],
  ['POST', 'users/{user}/getMemberGroups', '', 2, 0],
  ['POST', 'directoryObjects/getByIds', '', 3, 0],
  ['POST', '$batch', '', 1, 0],
])('%s %s?%s costs %i units and %i writes', (method, path, query, units, writes) => {
  expect(costOf(method, path, query)).toEqual({ units, writes })
})

describe('an app that asks too much', () => {
  const served = async (): Promise<GraphAnswer> => ({ status: 200 })

  test('is told what it used, how near the limit is, and then when to come again', async () => {
    let nowMs = START
    const throttle = throttleBy(() => 'small', () => new Date(nowMs))
    const answers: GraphAnswer[] = []
    for (let count = 0; count <= THROTTLE_SIZES.small / 2; count++) answers.push(await throttle(request('GET'), 'users', served))
    expect(answers[0]?.headers).toEqual({ 'x-ms-resource-unit': '2' })
    expect(answers.at(-2)?.headers).toEqual({ 'x-ms-resource-unit': '2', 'x-ms-throttle-limit-percentage': '1.0' })
    expect(answers.at(-1)).toMatchObject({
      status: 429,
      headers: { 'Retry-After': '1', 'x-ms-throttle-scope': 'Tenant_Application/ReadWrite/a/t', 'x-ms-throttle-information': 'ResourceUnitLimitExceeded' },
      body: { error: { code: 'TooManyRequests', innerError: { code: '429', status: '429' } } },
    })
    nowMs += 1_000
    expect((await throttle(request('GET'), 'users', served)).status).toBe(200)
  })

  test('is held back for writes apart from reads, and alone', async () => {
    const throttle = throttleBy(() => 'large', () => new Date(START))
    for (let count = 0; count < 3_000; count++) await throttle(request('POST'), 'users', served)
    expect((await throttle(request('POST'), 'users', served)).headers).toMatchObject({ 'x-ms-throttle-information': 'WriteLimitExceeded' })
    expect((await throttle(request('GET'), 'users', served)).status).toBe(200)
    expect((await throttle({ ...request('POST'), caller: { ...CALLER, appId: 'b' } }, 'users', served)).status).toBe(200)
  })

  test('gets five pages of the audit log in ten seconds, and other answers meanwhile', async () => {
    let nowMs = START
    const throttle = throttleBy(() => 'large', () => new Date(nowMs))
    const read = async (): Promise<number> => (await throttle(request('GET'), 'auditLogs/directoryAudits', served)).status
    expect(await Promise.all([1, 2, 3, 4, 5, 6].map(read))).toEqual([200, 200, 200, 200, 200, 429])
    expect((await throttle(request('GET'), 'users', served)).status).toBe(200)
    nowMs += 2_000
    expect(await read()).toBe(200)
  })

  test('shares the writes of a tenant with the other apps there', async () => {
    const throttle = throttleBy(() => 'large', () => new Date(START))
    const write = async (appId: string, tenantId = 't'): Promise<number> => (await throttle({ ...request('POST'), caller: { ...CALLER, appId, tenantId } }, 'users', served)).status
    for (const app of ['a', 'b', 'c', 'd', 'e', 'f']) for (let count = 0; count < 3_000; count++) await write(app)
    expect(await write('g')).toBe(429)
    expect(await write('g', 'another')).toBe(200)
  })
})

test.each([[0, 'small'], [49, 'small'], [50, 'medium'], [500, 'medium'], [501, 'large']] as const)('a tenant of %i people is %s', (people, size) => {
  expect(sizeOf(people)).toBe(size)
})
