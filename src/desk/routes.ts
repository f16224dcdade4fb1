// Every route of the desk on one page.
import type { Desk, DeskContext } from './context.ts'
import { listProducts, listServicePlans, listRules, patchRule } from './catalogue-routes.ts'
import { readClock, readHome, readSession, readSettings, searchAll, setClock, changeSettings } from './desk-routes.ts'
import { cancelOperation, getOperation, listOperationUsers, listOperations, resultFile, undoOperation } from './operation-routes.ts'
import { applyPlan, createPlan, getPlan, listPlanUsers } from './plan-routes.ts'
import { listOwnedProducts, listPools, listSubscriptions } from './product-routes.ts'
import { streamEvents } from './stream-events.ts'
import { listUsers } from './user-routes.ts'

export interface DeskRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly handle: (desk: Desk, context: DeskContext) => Response | Promise<Response>
}

const route = (method: DeskRoute['method'], path: string, handle: DeskRoute['handle']): DeskRoute => ({ method, path, handle })

export const DESK_ROUTES: readonly DeskRoute[] = [
  route('POST', '/plans', createPlan),
  route('GET', '/plans/:id', getPlan),
  route('GET', '/plans/:id/users', listPlanUsers),
  route('POST', '/plans/:id/apply', applyPlan),
  route('GET', '/operations', listOperations),
  route('GET', '/operations/:id', getOperation),
  route('GET', '/operations/:id/users', listOperationUsers),
  route('GET', '/operations/:id/resultFile', resultFile),
  route('POST', '/operations/:id/cancel', cancelOperation),
  route('POST', '/operations/:id/undo', undoOperation),
  route('GET', '/events', streamEvents),
  route('GET', '/users', listUsers),
  route('GET', '/products', listOwnedProducts),
  route('GET', '/subscriptions', listSubscriptions),
  route('GET', '/pools', listPools),
  route('GET', '/rules', listRules),
  route('PATCH', '/rules/:id', patchRule),
  route('GET', '/catalogue/products', listProducts),
  route('GET', '/catalogue/servicePlans', listServicePlans),
  route('GET', '/session', readSession),
  route('GET', '/settings', readSettings),
  route('PATCH', '/settings', changeSettings),
  route('GET', '/clock', readClock),
  route('PATCH', '/clock', setClock),
  route('GET', '/home', readHome),
  route('GET', '/search', searchAll),
]
