// Graph over HTTP: makes plain requests of Hono's, and sends what comes back with Graph's headers.
import { Hono } from 'hono'
import type { Caller } from '#model/caller.ts'
import type { Office } from '#threads/office.ts'
import { answerRequests } from './answer-request.ts'
import { errorBody, errorHeaders, factsOf } from './error-body.ts'
import type { RequestIds } from './error-body.ts'
import type { GraphAnswer, GraphRequest } from './graph-call.ts'
import { ROUTES } from './routes.ts'
import type { Throttle } from './throttle.ts'

export interface GraphAppOptions {
  readonly office: Office
  /** Who asks; throws a Problem when nobody known does. Not a promise when the token was seen before. */
  readonly readCaller: (request: Request) => Caller | Promise<Caller>
  /** Scheme and host as the client sees them. */
  readonly originOf: (request: Request) => string
  /** Limits how often an app may ask; absent for no limits. */
  readonly throttle?: Throttle
  /** Takes writes in a batch that name no type of their body, which Graph refuses (D23); a tenant's setting does too. */
  readonly lenientBatch?: boolean
  /** The real clock. */
  readonly now: () => Date
  /** Told of faults of ours, with the id under which the client was told. */
  readonly onFault: (error: unknown, requestId: string) => void
}

const VERSIONS = ['v1.0', 'beta'] as const

const jsonType = (metadata: 'minimal' | 'none'): string =>
  `application/json;odata.metadata=${metadata};odata.streaming=true;IEEE754Compatible=false;charset=utf-8`
const JSON_MINIMAL = jsonType('minimal')
const JSON_NONE = jsonType('none')

const VISIBLE = /^[\x21-\x7e]{1,128}$/

function readIds(request: Request): RequestIds {
  const requestId = crypto.randomUUID()
  const given = request.headers.get('client-request-id')
  return { requestId, clientRequestId: given !== null && VISIBLE.test(given) ? given : requestId }
}

const wantsNoMetadata = (request: Request): boolean =>
  request.headers.get('accept')?.includes('odata.metadata=none') === true

/** An answer as it goes over the wire. */
function sendAnswer(answer: GraphAnswer, request: Request, ids: RequestIds): Response {
  const { body } = answer
  const headers: Record<string, string> = {
    'Cache-Control': 'no-store',
    'OData-Version': '4.0',
    'request-id': ids.requestId,
    'client-request-id': ids.clientRequestId,
    'X-Content-Type-Options': 'nosniff',
    ...answer.headers,
  }
  if (body === undefined) return new Response(null, { status: answer.status, headers })
  if (typeof body === 'string') {
    headers['Content-Type'] ??= 'text/plain'
    return new Response(body, { status: answer.status, headers })
  }
  const bare = wantsNoMetadata(request)
  headers['Content-Type'] = bare ? JSON_NONE : JSON_MINIMAL
  const sent = bare ? { ...body, '@odata.context': undefined } : body
  return new Response(JSON.stringify(sent), { status: answer.status, headers })
}

type FaultOptions = Pick<GraphAppOptions, 'now' | 'onFault'>

function toldError(error: unknown, ids: RequestIds, { now, onFault }: FaultOptions): GraphAnswer {
  const facts = factsOf(error)
  if (facts.status === 500) onFault(error, ids.requestId)
  return { status: facts.status, headers: errorHeaders(facts), body: errorBody(facts, ids, now()) }
}

/** Anything thrown, as Graph would say it: for this app, and for all else that is mounted beside it. */
export function answerError(error: unknown, request: Request, options: FaultOptions): Response {
  const ids = readIds(request)
  return sendAnswer(toldError(error, ids, options), request, ids)
}

/** What follows the version, and the query, of an absolute address; `start` is where the version ends. */
function splitUrl(url: string, start: number): { path: string; query: string } {
  const mark = url.indexOf('?', start)
  return mark < 0 ? { path: url.slice(start), query: '' } : { path: url.slice(start, mark), query: url.slice(mark + 1) }
}

/** Whether a version stands there, in capitals or not. */
const isAt = (url: string, version: string, start: number): boolean =>
  url.startsWith(version, start) || url.slice(start, start + version.length).toLowerCase() === version

/** Answers what stands under /v1.0 and /beta; null for every other address. */
export type GraphFace = (request: Request) => Promise<Response> | null

/** Makes the face. A plain function, as routing every read through an app costs as much as reading it. */
export function graphFace(options: GraphAppOptions): GraphFace {
  const answer = answerRequests(ROUTES, options.office, options.throttle)

  const serve = async (raw: Request, version: string, end: number): Promise<Response> => {
    const ids = readIds(raw)
    const tellError = (error: unknown): GraphAnswer => toldError(error, ids, options)
    try {
      const known = options.readCaller(raw)
      const caller = known instanceof Promise ? await known : known
      const request: GraphRequest = {
        ...splitUrl(raw.url, end),
        method: raw.method,
        header: (name) => raw.headers.get(name),
        text: () => raw.text(),
        caller,
        root: `${options.originOf(raw)}/${version}`,
        answerError: tellError,
        isLenientBatch: async () => options.lenientBatch === true || (await options.office.look('readSettings', caller, null))['lenientBatch'] === true,
      }
      return sendAnswer(await answer(request), raw, ids)
    } catch (error) {
      return sendAnswer(tellError(error), raw, ids)
    }
  }
  return (request) => {
    const { url } = request
    const start = url.indexOf('/', url.indexOf('//') + 2) + 1
    const version = VERSIONS.find((one) => isAt(url, one, start) && ['/', '?', ''].includes(url.charAt(start + one.length)))
    return version === undefined ? null : serve(request, version, start + version.length)
  }
}

/** The same as an app, to be mounted at the root. */
export function graphApp(options: GraphAppOptions): Hono {
  const face = graphFace(options)
  return new Hono().all('*', (context, next) => face(context.req.raw) ?? next())
}
