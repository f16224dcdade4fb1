import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from './client.ts'
import { formatQuery, formatSearch } from './format-query.ts'
import { GraphRequestError } from './graph-request-error.ts'

// A server of Graph's manners that answers with what it was asked: the client is tested over a real socket.
const echo = new Hono()
  .get('/v1.0/users/nobody', (c) =>
    c.json(
      {
        error: {
          code: 'Request_ResourceNotFound',
          message: 'Resource does not exist.',
          innerError: { 'request-id': 'the-request' },
          details: [{ code: 'NotFound', message: 'No such id', target: 'id' }],
        },
      },
      404,
    ),
  )
  .get('/v1.0/users/gateway', (c) => c.html('<h1>Bad gateway</h1>', 502))
  .patch('/v1.0/users/*', (c) => c.body(null, 204))
  .all('*', async (c) =>
    c.json({ method: c.req.method, url: c.req.url, headers: c.req.header(), body: await c.req.text() }),
  )

let close: () => void
let baseUrl = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    const server = serve({ fetch: echo.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      baseUrl = `http://127.0.0.1:${port}`
      resolve()
    })
    close = () => server.close()
  })
})
afterAll(() => close())

const client = () => createClient({ fetch, baseUrl, token: () => 'secret', language: 'fr' })

describe('a client', () => {
  test('sends its token and its language', async () => {
    const asked = await client().send<{ headers: Record<string, string> }>('/anything')
    expect(asked.headers).toMatchObject({ authorization: 'Bearer secret', 'accept-language': 'fr' })
  })

  test('sends a plan as JSON, and applies it under a key', async () => {
    const target = { users: ['anna@contoso.example'] }
    const planned = (await client().createPlan({ target, change: { remove: ['a'] } })) as unknown as { body: string }
    expect(JSON.parse(planned.body)).toEqual({ target, change: { remove: ['a'] } })
    const applied = (await client().applyPlan('p', 'key-1')) as unknown as { headers: Record<string, string> }
    expect(applied.headers['idempotency-key']).toBe('key-1')
  })

  test('escapes names in addresses', async () => {
    const asked = (await client().getUser('ann/a#ext#@contoso.example')) as unknown as { url: string }
    expect(new URL(asked.url).pathname).toBe('/v1.0/users/ann%2Fa%23ext%23%40contoso.example')
  })

  test('answers nothing for an answer without a body', async () => {
    expect(await client().patchUser('anna', { usageLocation: 'FR' })).toBeUndefined()
  })

  test('throws what Graph’s error body says', async () => {
    const error = await client().getUser('nobody').catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(GraphRequestError)
    expect(error).toMatchObject({
      status: 404,
      code: 'Request_ResourceNotFound',
      message: 'Resource does not exist.',
      requestId: 'the-request',
      details: [{ target: 'id' }],
    })
  })

  test('throws an error of its own shape when the answer is not Graph’s', async () => {
    await expect(client().getUser('gateway')).rejects.toMatchObject({ status: 502, code: 'unknownError', requestId: null })
  })
})

describe('a query', () => {
  test('holds only what is asked, escaped', () => {
    expect(formatQuery({})).toBe('')
    expect(formatQuery({ filter: "displayName eq 'A&B'", top: 100, skip: 0, count: true })).toBe(
      '?$filter=displayName%20eq%20%27A%26B%27&$top=100&$skip=0&$count=true'.replaceAll('%27', "'"),
    )
  })

  test('searches for the start of every word', () => {
    expect(formatSearch(' anna  we"b ')).toBe('"displayName:anna" AND "displayName:web"')
    expect(formatSearch('  ')).toBeUndefined()
  })
})
