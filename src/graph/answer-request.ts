// From a request to its route and back: the whole API without a socket.
import type { Caller } from '#model/caller.ts'
import { badRequest, Problem } from '#model/problem.ts'
import type { Office } from '#threads/office.ts'
import type { GraphAnswer, GraphCall, GraphRequest, Route } from './graph-call.ts'
import { parsePath } from './parse-path.ts'
import { requireAccess } from '#actions/require-access.ts'
import { RouteTree } from './route-tree.ts'
import type { Throttle } from './throttle.ts'

const methodNotAllowed = (): Problem =>
  new Problem({
    status: 405,
    code: 'Request_BadRequest',
    message: 'Specified HTTP method is not allowed for the request target.',
  })

const noSegment = (segment: string): Problem =>
  badRequest(`Resource not found for the segment '${segment}'.`, { code: 'BadRequest' })

/** `/me` is the person who asks; an app is nobody. */
function segmentsOf(request: GraphRequest): string[] {
  const segments = parsePath(request.path)
  if (segments[0]?.toLowerCase() !== 'me') return segments
  if (request.caller.kind !== 'user') {
    throw badRequest('/me request is only valid with delegated authentication flow.', { code: 'BadRequest' })
  }
  return ['users', request.caller.id, ...segments.slice(1)]
}

const isCaller = ({ id, userPrincipalName }: Caller, named: string | undefined): boolean =>
  named !== undefined && (named.toLowerCase() === id || named.toLowerCase() === userPrincipalName?.toLowerCase())

function checkAccess({ verb, ownVerb }: Route, caller: Caller, user: string | undefined): void {
  if (verb === null) return
  const verbs = typeof verb === 'string' ? [verb] : verb
  if (ownVerb !== undefined && isCaller(caller, user)) requireAccess(caller, ...verbs, ownVerb)
  else requireAccess(caller, ...verbs)
}

export type AnswerRequest = (request: GraphRequest) => Promise<GraphAnswer>

/** Answers requests by a table of routes; throws a Problem for what goes wrong. */
export function answerRequests(routes: readonly Route[], office: Office, throttle?: Throttle): AnswerRequest {
  const tree = new RouteTree<Route>()
  for (const route of routes) tree.add(route.method, route.path, route)

  const answer: AnswerRequest = async (request) => {
    const found = tree.find(segmentsOf(request))
    if (!found.found) throw noSegment(found.segment)
    const route = found.byMethod.get(request.method)
    if (route === undefined) throw methodNotAllowed()
    checkAccess(route, request.caller, found.parameters['user'])
    const call: GraphCall = { ...request, office, parameters: found.parameters, again: answer }
    return throttle === undefined ? route.handle(call) : throttle(request, route.path, () => route.handle(call))
  }
  return answer
}
