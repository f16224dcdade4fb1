import { expect, test } from 'vitest'
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
  const request = new Request('http://localhost/', { method: 'POST', body, duplex: 'half', headers: { 'content-length': '10000000' } } as RequestInit)
  expect(() => limitBody(request)).toThrow(TOO_LARGE)
  expect(given.bytes - before).toBeLessThan(BODY_LIMIT)
})

test('a body that does not say how long it is ends at the limit', async () => {
  const { given, body } = endlessBody()
  const request = new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  await expect(limitBody(request).text()).rejects.toThrow(TOO_LARGE)
  expect(given.bytes).toBeLessThan(2 * BODY_LIMIT)
})

test('a body within the limit arrives whole', async () => {
  const text = 'x'.repeat(BODY_LIMIT)
  const body = new Blob([text]).stream()
  expect(await limitBody(new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)).text()).toBe(text)
})
