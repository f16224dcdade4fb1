import { describe, expect, test } from 'vitest'
import { parsePath } from './parse-path.ts'
import { RouteTree } from './route-tree.ts'

const PATHS = [
  'users',
  'users/$count',
  'users/delta',
  'users/{user}',
  'users/{user}/assignLicense',
  'groups/{group}/members',
  'groups/{group}/members/{member}/$ref',
  'groups/{group}/members/microsoft.graph.user',
  'directory/subscriptions(commerceSubscriptionId)/{subscription}',
]

const tree = new RouteTree<string>()
for (const path of PATHS) tree.add('GET', path, path)

function find(path: string): string {
  const found = tree.find(parsePath(path))
  if (!found.found) return `nothing at ${found.segment}`
  return `${found.byMethod.get('GET')} ${Object.values(found.parameters).join(' ')}`.trim()
}

describe('every spelling that clients send leads to the same route', () => {
  test.each([
    ['/users', 'users'],
    ['/Users/', 'users'],
    ['//users//', 'users'],
    ['/users/%24count', 'users/$count'],
    ['/users/delta()', 'users/delta'],
    ['/users/microsoft.graph.delta()', 'users/delta'],
    ['/users/a@b.c', 'users/{user} a@b.c'],
    ['/users/a%40b.c', 'users/{user} a@b.c'],
    ["/users('a@b.c')", 'users/{user} a@b.c'],
    ["/users('%24x@b.c')", 'users/{user} $x@b.c'],
    ["/users('o''neil@b.c')/assignLicense", "users/{user}/assignLicense o'neil@b.c"],
    ['/users/a%23EXT%23@b.c/ASSIGNLICENSE/', 'users/{user}/assignLicense a#EXT#@b.c'],
    ['/groups/1/Members', 'groups/{group}/members 1'],
    ['/groups/1/members/graph.user', 'groups/{group}/members/microsoft.graph.user 1'],
    ['/groups/1/members/Microsoft.Graph.User', 'groups/{group}/members/microsoft.graph.user 1'],
    ['/groups/1/members/2/$ref', 'groups/{group}/members/{member}/$ref 1 2'],
    ["/directory/subscriptions(commerceSubscriptionId='x')", 'directory/subscriptions(commerceSubscriptionId)/{subscription} x'],
  ])('%s', (path, expected) => expect(find(path)).toBe(expected))
})

test('a path that leads nowhere says where it ends', () => {
  expect(find('/nobody/1')).toBe('nothing at nobody')
  expect(find('/users/1/nothing/2')).toBe('nothing at nothing')
})

test('a path with a broken escape is refused', () => {
  expect(() => parsePath('/users/%E0%A4%A')).toThrow('The request URI is not valid.')
})
