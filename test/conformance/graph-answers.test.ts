// What the suite holds every answer against covers every route, and every method that Graph publishes of them is served.
import { expect, test } from 'vitest'
import { ROUTES } from '#graph/routes.ts'
import { RouteTree } from '#graph/route-tree.ts'
import { DOCUMENTED_METHODS, faultsOfExchange, findDocumented } from '#test/fixtures/graph-answers.ts'

/** Routes that never succeed. */
const REFUSED = new Set(['GET directory/deletedItems'])

test('every route has an answer that is known', () => {
  const unknown = ROUTES.filter(({ method, path }) => findDocumented(method, path.replace(/\((\w+)\)\/\{\w+\}/, "($1='x')")) === undefined).map(({ method, path }) => `${method} ${path}`)
  expect(unknown.filter((route) => !REFUSED.has(route))).toEqual([])
})

test('every documented method is served', () => {
  const tree = new RouteTree<string>()
  for (const { method, path } of ROUTES) tree.add(method, path, path)
  const missing = DOCUMENTED_METHODS.filter((one) => {
    const [method = '', path = ''] = one.split(' ')
    const found = tree.find(path.split('/'))
    return !found.found || !found.byMethod.has(method)
  })
  expect(missing).toEqual([])
})

test.each([
  ['a person with a number for a name', { method: 'GET', path: '/users/x', status: 200, body: { id: 'x', displayName: 1 } }],
  ['a list that is none', { method: 'GET', path: '/users', status: 200, body: { value: {} } }],
  ['an object of a kind nobody publishes', { method: 'GET', path: '/users', status: 200, body: { value: [{ '@odata.type': '#microsoft.graph.robot' }] } }],
  ['another status', { method: 'POST', path: '/users', status: 200, body: { id: 'x' } }],
  ['a body where there is to be none', { method: 'DELETE', path: '/users/x', status: 204, body: {} }],
  ['a count that is no number', { method: 'GET', path: '/users/$count', status: 200, body: 'many' }],
  ['an error without a message', { method: 'GET', path: '/users', status: 400, body: { error: { code: 'x' } } }],
  ['a fault inside a batch', { method: 'POST', path: '/$batch', status: 200, body: { responses: [{ id: '1', status: 200, body: { id: 1 } }] }, sent: { requests: [{ id: '1', method: 'GET', url: '/users/x' }] } }],
] as const)('is told of %s', (_, exchange) => {
  expect(faultsOfExchange(exchange)).not.toEqual([])
})
