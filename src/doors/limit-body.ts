// No body above the limit is ever held in memory: a declared length is refused at once, an undeclared one while it comes.
import { Problem } from '#model/problem.ts'

const MEGABYTE = 1024 * 1024
export const BODY_LIMIT = 4 * MEGABYTE

const tooLarge = (): Problem =>
  new Problem({
    status: 413,
    code: 'RequestEntityTooLarge',
    message: `Request body too large. The max request body size is ${BODY_LIMIT} bytes.`,
    words: { key: 'error.bodyTooLarge', arguments: { megabytes: BODY_LIMIT / MEGABYTE } },
  })

/** The bytes of a body, up to the limit; beyond it the stream fails with 413. */
function countedStream(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let total = 0
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        total += chunk.byteLength
        if (total > BODY_LIMIT) controller.error(tooLarge())
        else controller.enqueue(chunk)
      },
    }),
  )
}

/** The request itself, or the same with its body counted; throws 413 when it says itself that it is too long. */
export function limitBody(request: Request): Request {
  if (request.method === 'GET' || request.method === 'HEAD') return request
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > BODY_LIMIT) throw tooLarge()
  if (declared !== null || request.body === null) return request
  const options = { body: countedStream(request.body), duplex: 'half' } as const
  return new Request(request, options)
}
