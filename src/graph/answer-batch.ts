// `$batch`: up to twenty requests in one, each answered as if it had come alone.
import { badRequest, Problem } from '#model/problem.ts'
import type { GraphAnswer, GraphCall, GraphRequest, Handler } from './graph-call.ts'
import { parseBody } from './parse-body.ts'
import { readBatch } from './read-batch.ts'
import type { BatchStep } from './read-batch.ts'

const failedDependency = (): Problem =>
  new Problem({ status: 424, code: 'FailedDependency', message: 'A request that this one depends on has failed.' })

/** A step as a request of its own. */
function requestOf(step: BatchStep, call: GraphCall): GraphRequest {
  const mark = step.url.indexOf('?')
  const { body, headers } = step
  return {
    method: step.method,
    path: mark < 0 ? step.url : step.url.slice(0, mark),
    query: mark < 0 ? '' : step.url.slice(mark + 1),
    header: (name) => headers.get(name.toLowerCase()) ?? null,
    text: async () => (body === undefined || body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body)),
    caller: call.caller,
    root: call.root,
    answerError: call.answerError,
  }
}

async function runStep(step: BatchStep, call: GraphCall, others: readonly Promise<GraphAnswer>[]): Promise<GraphAnswer> {
  try {
    const before = await Promise.all(others)
    if (before.some((answer) => answer.status >= 400)) throw failedDependency()
    if (/^\/\$batch\/?(?:\?|$)/i.test(step.url)) throw badRequest('A batch cannot hold a batch.', { code: 'BadRequest' })
    return await call.again(requestOf(step, call))
  } catch (error) {
    return call.answerError(error)
  }
}

/** A part of the answer: JSON needs its Content-Type so spelled, and 204 must have no body, or clients fail. */
function partOf(id: string | number, { status, headers, body }: GraphAnswer): object {
  const common: Record<string, string> = { 'Cache-Control': 'no-cache', 'OData-Version': '4.0', ...headers }
  if (body === undefined) return { id, status, headers: common }
  const typed = { ...common, 'Content-Type': 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8' }
  if (typeof body !== 'string') return { id, status, headers: typed, body }
  // A text is a count, or, with a type of its own, what is no JSON and goes as base64.
  const isCount = common['Content-Type'] === undefined
  return isCount ? { id, status, headers: typed, body: Number(body) } : { id, status, headers: common, body: Buffer.from(body).toString('base64') }
}

export const answerBatch: Handler = async (call) => {
  const steps = readBatch(await parseBody(call), await call.isLenientBatch?.())
  const running: Promise<GraphAnswer>[] = []
  const run = (position: number): Promise<GraphAnswer> => {
    const step = steps[position] as BatchStep
    return (running[position] ??= runStep(step, call, step.dependsOn.map(run)))
  }
  const answers = await Promise.all(steps.map((_, position) => run(position)))
  return { status: 200, body: { responses: steps.map((step, position) => partOf(step.id, answers[position] as GraphAnswer)) } }
}
