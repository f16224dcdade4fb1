// No body above the limit is ever held in memory: a declared length is refused at once, an undeclared one while it comes.
import { Problem } from '#model/problem.ts'

const MEGABYTE = 1024 * 1024
export const BODY_LIMIT = 4 * MEGABYTE
/** A file of 100,000 people with all their columns. */
export const FILE_LIMIT = 48 * MEGABYTE

/** Bodies that are files. */
const FILE_PATH = /\/licet\/v1\/import$/

const limitOf = ({ url }: Request): number => (FILE_PATH.test(new URL(url).pathname) ? FILE_LIMIT : BODY_LIMIT)

const tooLarge = (limit: number): Problem =>
  new Problem({
    status: 413,
    code: 'RequestEntityTooLarge',
    message: `Request body too large. The max request body size is ${limit} bytes.`,
    words: { key: 'error.bodyTooLarge', arguments: { megabytes: limit / MEGABYTE } },
  })

/** The bytes of a body, up to the limit; beyond it the stream fails with 413. */
function countedStream(body: ReadableStream<Uint8Array>, limit: number): ReadableStream<Uint8Array> {
  let total = 0
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        total += chunk.byteLength
        if (total > limit) controller.error(tooLarge(limit))
        else controller.enqueue(chunk)
      },
    }),
  )
}

/** The request itself, or the same with its body counted; throws 413 when it says itself that it is too long. */
export function limitBody(request: Request): Request {
  if (request.method === 'GET' || request.method === 'HEAD') return request
  const limit = limitOf(request)
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > limit) throw tooLarge(limit)
  if (declared !== null || request.body === null) return request
  const options = { body: countedStream(request.body, limit), duplex: 'half' } as const
  return new Request(request, options)
}
