import { expect, test } from 'vitest'
import { NAVIGATION, navigationFor, pageRefused } from './navigation-items.tsx'

const pathsFor = (permissions: readonly string[]) => navigationFor(permissions).flatMap(({ items }) => items.map(({ path }) => path))

test('who may do nothing sees their own licenses alone, and no heading without pages', () => {
  expect(navigationFor([]).map(({ label }) => label)).toEqual([null])
  expect(pathsFor([])).toEqual(['/my-licenses'])
})

test('who may read people sees them, and not what is paid for', () => {
  expect(pathsFor(['User.Read.All'])).toContain('/users/active')
  expect(pathsFor(['User.Read.All'])).not.toContain('/billing/licenses')
})

test('a page that one may not see is refused by its address too, with those below it', () => {
  expect(pageRefused('/settings/apps', [])?.label).toBe('page.settings.title')
  expect(pageRefused('/activity/audit-log', ['LicenseAssignment.Read.All'])?.roles).toEqual(['role.globalAdministrator', 'role.globalReader'])
  for (const path of ['/', '/my-licenses', '/preview/1']) expect(pageRefused(path, [])).toBeUndefined()
})

test('every page stands in the navigation once', () => {
  const paths = NAVIGATION.flatMap(({ items }) => items.map(({ path }) => path))
  expect(new Set(paths).size).toBe(paths.length)
})
