import { request } from 'node:http'
import type { OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { serve } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { BODY_LIMIT, limitBody } from './limit-body.ts'

const TOO_LARGE = `Request body too large. The max request body size is ${BODY_LIMIT} bytes.`

/** A body without a declared length, and how much of it was asked for. */
function endlessBody() {
  const given = { bytes: 0 }
  const chunk = new Uint8Array(64 * 1024)
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      given.bytes += chunk.byteLength
      controller.enqueue(chunk)
    },
  })
  return { given, body }
}

test('a length above the limit is refused before a byte is read', () => {
  const { given, body } = endlessBody()
  const before = given.bytes
  const told = new Request('http://localhost/', { method: 'POST', body, duplex: 'half', headers: { 'content-length': '10000000' } } as RequestInit)
  expect(() => limitBody(told)).toThrow(TOO_LARGE)
  expect(given.bytes - before).toBeLessThan(BODY_LIMIT)
})

test('a body that does not say how long it is ends at the limit', async () => {
  const { given, body } = endlessBody()
  const silent = new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  await expect(limitBody(silent).text()).rejects.toThrow(TOO_LARGE)
  expect(given.bytes).toBeLessThan(2 * BODY_LIMIT)
})

test('a body within the limit arrives whole', async () => {
  const whole = 'x'.repeat(BODY_LIMIT)
  const body = new Blob([whole]).stream()
  expect(await limitBody(new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)).text()).toBe(whole)
})

test('over a socket 10 MB are refused, with a length and without', async () => {
  const answerTo = async (request: Request): Promise<Response> => {
    try {
      return new Response(String((await limitBody(request).text()).length))
    } catch (error) {
      return new Response((error as Error).message, { status: 413, headers: { connection: 'close' } })
    }
  }
  const server = serve({ fetch: answerTo, port: 0, hostname: '127.0.0.1' })
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo

  const send = (headers: OutgoingHttpHeaders, size: number): Promise<readonly [number | undefined, string]> =>
    new Promise((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', method: 'POST', headers }, async (answer) => resolve([answer.statusCode, await text(answer)]))
      sent.once('error', reject)
      sent.end(Buffer.alloc(size, 'x'))
    })
  const size = 10_000_000
  expect(await send({ 'content-length': 100 }, 100)).toEqual([200, '100'])
  expect(await send({ 'transfer-encoding': 'chunked' }, 100)).toEqual([200, '100'])
  expect(await send({ 'content-length': size }, size)).toEqual([413, TOO_LARGE])
  expect(await send({ 'transfer-encoding': 'chunked' }, size)).toEqual([413, TOO_LARGE])
})
