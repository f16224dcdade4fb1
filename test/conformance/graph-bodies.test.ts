// Whatever is sent to whichever route, Licet answers: no fault of its own, and nothing that is not Graph's shape.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES } from '#engine/access.ts'
import { ROUTES } from '#graph/routes.ts'
import type { Caller } from '#model/caller.ts'
import { GROUP_SHAPE } from '#model/group.ts'
import { USER_SHAPE } from '#model/user.ts'
import { graphHere } from '#test/fixtures/graph-here.ts'
import type { CallGraph } from '#test/fixtures/graph-here.ts'
import { openLicetHere } from '#test/fixtures/licet-here.ts'
import type { LicetHere } from '#test/fixtures/licet-here.ts'

let licet: LicetHere
let call: CallGraph
let admin: Caller
let ids: readonly string[] = []

beforeAll(async () => {
  licet = await openLicetHere({ readers: 1 })
  call = graphHere(licet.office)
  admin = { tenantId: licet.tenantId, kind: 'user', id: licet.tenantId, displayName: 'A', userPrincipalName: null, permissions: null, roles: [ROLES.globalAdministrator], language: 'en' }
  const idsIn = async (url: string): Promise<string[]> => ((await call(admin, 'GET', url)).body as { value: { id: string }[] }).value.map(({ id }) => id)
  ids = [...(await idsIn('/users?$select=id&$top=3')), ...(await idsIn('/groups?$select=id&$top=3')), ROLES.licenseAdministrator, licet.tenantId]
}, 60_000)
afterAll(() => licet.close())

const NAMES = [
  ...Object.keys(USER_SHAPE.properties),
  ...Object.keys(GROUP_SHAPE.properties),
  '@odata.id', 'members@odata.bind', 'owners@odata.bind', 'addLicenses', 'removeLicenses', 'ids', 'types', 'groupIds', 'securityEnabledOnly', 'newUserPrincipalName',
  'roleDefinitionId', 'principalId', 'directoryScopeId', 'rolePermissions', 'roleTemplateId', 'roleId', 'roleMemberInfo', 'invitedUserEmailAddress', 'inviteRedirectUrl', 'requests',
]

const value = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constantFrom(null, true, 0, '', 'Unified', '/', 'x', 'https://graph.microsoft.com/v1.0/directoryObjects/%E0', [], {}, [null], [[]], [{}], { a: null }),
    fc.string({ maxLength: 20, unit: 'binary' }),
    fc.nat({ max: 7 }).map((at) => ids[at] ?? ''),
    fc.array(fc.constantFrom(0, 3).map((at) => ids[at] ?? ''), { maxLength: 3 }),
    fc.jsonValue({ maxDepth: 2 }),
  )

const body = (): fc.Arbitrary<unknown> => fc.oneof({ weight: 6, arbitrary: fc.dictionary(fc.constantFrom(...NAMES), value(), { maxKeys: 8 }) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) })

const key = (): fc.Arbitrary<string> => fc.oneof(fc.constantFrom(0, 1, 3, 6, 7).map((at) => ids[at] ?? ''), fc.string({ minLength: 1, maxLength: 12 }).map(encodeURIComponent), fc.constantFrom('..', "'", '%00', '()', "x('y')"))

/** Long runs are for the night; this many are enough to meet every route with every kind of nonsense. */
const RUNS = 4_000

test('bodies and keys of any kind', async () => {
  const writes = ROUTES.filter(({ method }) => method !== 'GET')
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...writes), fc.array(key(), { minLength: 3, maxLength: 3 }), body(), async ({ method, path }, keys, sent) => {
      const rest = [...keys]
      const { status } = await call(admin, method, `/${path.replaceAll(/\{\w+\}/g, () => rest.shift() ?? 'x')}`, method === 'DELETE' ? undefined : sent)
      expect(status === 200 || (status >= 200 && status < 500) || status === 501).toBe(true)
    }),
    { numRuns: RUNS },
  )
}, 120_000)

const option = (): fc.Arbitrary<string> =>
  fc.tuple(
    fc.constantFrom('$filter', '$search', '$orderby', '$select', '$expand', '$top', '$skiptoken', '$count', '$deltatoken', '$levels', 'x'),
    fc.oneof(
      fc.constantFrom("id eq 'x'", 'displayName', 'true', '5', '"displayName:a"', 'manager($levels=max;$select=id)', 'members', 'principal', "targetResources/any(t:t/id eq 'x')", "initiatedBy/user/id eq 'x'", 'activityDateTime desc'),
      fc.constantFrom("memberOf/any(g:g/id eq 'x')", "owners/any(o:o/id eq 'x')", 'assignedLicenses/$count eq 0', "not startsWith(displayName,'a')", 'eyJraW5kIjoidXNlcnMifQ', 'bnVsbA', 'W10'),
      fc.string({ maxLength: 16 }),
    ),
  ).map(([name, text]) => `${name}=${encodeURIComponent(text)}`)

test('queries of any kind', async () => {
  const reads = ROUTES.filter(({ method }) => method === 'GET')
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...reads), fc.array(key(), { minLength: 3, maxLength: 3 }), fc.array(option(), { maxLength: 3 }), fc.boolean(), async ({ path }, keys, options, eventual) => {
      const rest = [...keys]
      const url = `/${path.replaceAll(/\{\w+\}/g, () => rest.shift() ?? 'x')}?${options.join('&')}`
      const { status } = await call(admin, 'GET', url, undefined, eventual ? { ConsistencyLevel: 'eventual' } : {})
      expect(status < 500 || status === 501).toBe(true)
    }),
    { numRuns: RUNS },
  )
}, 120_000)
