import { describe, expect, test } from 'vitest'
import type { Caller } from '#model/caller.ts'
import { notFound } from '#model/problem.ts'
import type { Office } from '#threads/office.ts'
import { answerBatch } from './answer-batch.ts'
import { answerRequests } from './answer-request.ts'
import { errorBody, factsOf } from './error-body.ts'
import type { GraphCall, Route } from './graph-call.ts'
import { parseBody } from './parse-body.ts'

/** Routes that need no office: what is tested is the batch. */
const done: string[] = []
const ROUTES: readonly Route[] = [
  { method: 'POST', path: '$batch', verb: null, handle: answerBatch },
  { method: 'GET', path: 'things/$count', verb: null, handle: async () => ({ status: 200, body: '36' }) },
  { method: 'GET', path: 'things/{thing}', verb: null, handle: async (call) => ({ status: 200, body: { thing: call.parameters['thing'], query: call.query, level: call.header('ConsistencyLevel') } }) },
  { method: 'DELETE', path: 'things/{thing}', verb: null, handle: remove },
  { method: 'PATCH', path: 'things/{thing}', verb: null, handle: async (call) => ({ status: 200, body: await parseBody(call) }) },
]

async function remove(call: GraphCall) {
  const thing = call.parameters['thing'] ?? ''
  done.push(thing)
  if (thing === 'nobody') throw notFound(thing)
  return { status: 204 }
}

const IDS = { requestId: '4b8b3f0e-1d0c-4c39-9f63-2a0c0b9a4d5e', clientRequestId: 'mine' }
const NOW = new Date('2026-11-22T09:00:00Z')
const answer = answerRequests(ROUTES, {} as Office)

interface Part {
  readonly id: string | number
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

async function batch(requests: unknown, { lenientBatch = false } = {}): Promise<readonly Part[]> {
  done.length = 0
  const { body } = await answer({
    method: 'POST',
    path: '/$batch',
    query: '',
    header: () => null,
    text: async () => JSON.stringify({ requests }),
    isLenientBatch: async () => lenientBatch,
    caller: {} as Caller,
    root: 'https://localhost/v1.0',
    answerError: (error) => ({ status: factsOf(error).status, body: errorBody(factsOf(error), IDS, NOW) }),
  })
  return (body as { responses: readonly Part[] }).responses
}

const messageOf = ({ body }: Part): string => (body as { error: { message: string } }).error.message

describe('a batch', () => {
  test('answers each request under its own id, text or number', async () => {
    const parts = await batch([
      { id: '1', method: 'GET', url: "/things/a?$filter=id eq '1'", headers: { ConsistencyLevel: 'eventual' } },
      { id: 0, method: 'delete', url: 'things/b' },
      { id: 'c', method: 'PATCH', url: '/v1.0/things/c', headers: { 'content-type': 'application/json' }, body: { a: 1 } },
      { id: 'd', method: 'GET', url: 'https://localhost/things/$count' },
    ])
    expect(parts.map(({ id, status, body }) => ({ id, status, body }))).toEqual([
      { id: '1', status: 200, body: { thing: 'a', query: "$filter=id eq '1'", level: 'eventual' } },
      { id: 0, status: 204, body: undefined },
      { id: 'c', status: 200, body: { a: 1 } },
      { id: 'd', status: 200, body: 36 },
    ])
    expect(parts[0]?.headers['Content-Type']).toMatch(/^application\/json;/)
  })

  test('waits where one depends on another, and does not run what depends on a failure', async () => {
    const parts = await batch([
      { id: 'last', method: 'DELETE', url: '/things/2', dependsOn: ['First'] },
      { id: 'first', method: 'DELETE', url: '/things/1' },
      { id: 'failing', method: 'DELETE', url: '/things/nobody' },
      { id: 'after', method: 'DELETE', url: '/things/3', dependsOn: ['failing'] },
    ])
    expect(parts.map((part) => part.status)).toEqual([204, 204, 404, 424])
    expect(done.filter((thing) => thing !== 'nobody')).toEqual(['1', '2'])
  })

  test('tells the failure of one as its own', async () => {
    const parts = await batch([
      { id: '1', method: 'GET', url: '/nothing' },
      { id: '2', method: 'PUT', url: '/things/1', headers: { 'content-type': 'application/json' }, body: {} },
      { id: '3', method: 'POST', url: '/$batch', headers: { 'content-type': 'application/json' }, body: { requests: [] } },
    ])
    expect(parts.map((part) => [part.status, messageOf(part)])).toEqual([
      [400, "Resource not found for the segment 'nothing'."],
      [405, 'Specified HTTP method is not allowed for the request target.'],
      [400, 'A batch cannot hold a batch.'],
    ])
  })

  const get = (id: unknown, more: object = {}) => ({ id, method: 'GET', url: '/things/a', ...more })

  test.each([
    ['no list', 'x', 'Invalid batch payload format.'],
    ['21 requests', Array.from({ length: 21 }, (_, id) => get(id)), 'Number of batch requests 21 exceeds the maximum allowed 20.'],
    ['an id twice', [get('a'), get('A')], 'Request Id A has to be unique in a batch.'],
    ['no id', [get(undefined)], 'Every request of a batch must have an id.'],
    ['no method', [{ id: 1, url: '/things/a' }], 'Request id : 1 must have a method and a url.'],
    ['a body without its type', [{ id: '1', method: 'POST', url: '/things', body: 'e30=' }], 'Write request id : 1 does not contain Content-Type header or body.'],
    ['an unknown dependency', [get('a', { dependsOn: ['b'] })], 'Request id : a depends on a request that is not in the batch.'],
    ['a circle', [get('a', { dependsOn: ['b'] }), get('b', { dependsOn: ['a'] })], 'The requests of the batch depend on each other in a circle.'],
    ['a request waiting for itself', [get('a', { dependsOn: ['a'] })], 'The requests of the batch depend on each other in a circle.'],
  ])('is refused as a whole: %s', async (_name, requests, message) => {
    await expect(batch(requests)).rejects.toThrow(message)
    expect(done).toEqual([])
  })
})

describe('a lenient batch', () => {
  test('takes a body without its type: base64 of JSON, or JSON', async () => {
    const base64 = Buffer.from('{"jobTitle":"Ingénieure"}').toString('base64')
    const parts = await batch(
      [
        { id: '1', method: 'PATCH', url: '/things/a', body: base64 },
        { id: '2', method: 'PATCH', url: '/things/b', body: { jobTitle: 'Chef' } },
      ],
      { lenientBatch: true },
    )
    expect(parts).toMatchObject([
      { status: 200, body: { jobTitle: 'Ingénieure' } },
      { status: 200, body: { jobTitle: 'Chef' } },
    ])
  })

  test('tells what is not base64 in its own part', async () => {
    const [part] = await batch([{ id: '1', method: 'PATCH', url: '/things/a', body: 'no base64!' }], { lenientBatch: true })
    expect(part).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } })
  })
})
