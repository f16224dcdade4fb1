// Every route, by every permission, by every role, in scope and out of it: what happens is what the table says.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL_PERMISSIONS, decideAccess, ROLES } from '#engine/access.ts'
import type { Verb } from '#engine/access.ts'
import { BUILT_IN_ROLES } from '#engine/roles.ts'
import type { Route } from '#graph/graph-call.ts'
import { ROUTES } from '#graph/routes.ts'
import type { Caller, RoleGrant } from '#model/caller.ts'
import { graphHere } from '#test/fixtures/graph-here.ts'
import type { CallGraph } from '#test/fixtures/graph-here.ts'
import { openLicetHere } from '#test/fixtures/licet-here.ts'
import type { LicetHere } from '#test/fixtures/licet-here.ts'

const NOBODY = '5b0f7a3c-6a53-4d6f-9a55-3d2a5d9a7c10'
const STRANGER = '3c7d3b4e-7c2b-4f0e-9d3c-0d3a4c7e9b11'

let licet: LicetHere
let call: CallGraph
let unit = ''
let inside = { user: '', group: '' }
let outside = { user: '', group: '' }

const caller = (more: Partial<Caller>): Caller => ({
  tenantId: licet.tenantId,
  kind: 'user',
  id: STRANGER,
  displayName: 'Somebody',
  userPrincipalName: null,
  permissions: null,
  roles: [],
  language: 'en',
  ...more,
})

const valueOf = (body: unknown): readonly Readonly<Record<string, unknown>>[] => (body as { value: readonly Readonly<Record<string, unknown>>[] }).value

beforeAll(async () => {
  licet = await openLicetHere({ readers: 1 })
  call = graphHere(licet.office)
  const admin = caller({ roles: [ROLES.globalAdministrator] })
  const people = valueOf((await call(admin, 'GET', '/users?$select=id&$top=2')).body).map(({ id }) => String(id))
  const groups = valueOf((await call(admin, 'GET', '/groups?$select=id&$top=2')).body).map(({ id }) => String(id))
  unit = String(((await call(admin, 'POST', '/directory/administrativeUnits', { displayName: 'Here' })).body as { id: string }).id)
  inside = { user: people[0] ?? '', group: groups[0] ?? '' }
  outside = { user: people[1] ?? '', group: groups[1] ?? '' }
  for (const id of [inside.user, inside.group]) await call(admin, 'POST', `/directory/administrativeUnits/${unit}/members/$ref`, { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` })
}, 60_000)
afterAll(() => licet.close())

const verbsOf = ({ verb }: Route): readonly Verb[] => (verb === null ? [] : typeof verb === 'string' ? [verb] : verb)
const HEADERS = { ConsistencyLevel: 'eventual' }

/** Where a route leads, its parameters filled with ids. */
function urlOf({ path }: Route, ids: Readonly<Record<string, string>>): string {
  const keyed = path.replaceAll(/\((\w+)\)\/(\{\w+\})/g, "($1='$2')")
  return `/${keyed.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? NOBODY)}`
}

const DECIDED = ROUTES.filter(({ verb }) => verb !== null)
let counted = 0

/** A route is open when any of its verbs is; then something else than 403 is answered, if only that nobody is there. */
async function holds(who: Caller, name: string): Promise<string[]> {
  const wrong: string[] = []
  for (const route of DECIDED) {
    const allowed = verbsOf(route).some((verb) => decideAccess(who, verb).allowed)
    const { status } = await call(who, route.method, urlOf(route, {}), route.method === 'GET' || route.method === 'DELETE' ? undefined : {}, HEADERS)
    counted += 1
    // A verb among several may not do for the object that is meant: then the action says so.
    const mayBeDenied = verbsOf(route).length > 1
    if (allowed ? status === 403 && !mayBeDenied : status !== 403) wrong.push(`${name} ${route.method} ${route.path}: ${status}, table says ${allowed ? 'yes' : 'no'}`)
  }
  return wrong
}

describe('what happens is what the table says', () => {
  test('for apps, with each permission, and with none', async () => {
    const wrong: string[] = []
    for (const permission of [...ALL_PERMISSIONS, 'Group.Create', 'Mail.Read']) wrong.push(...(await holds(caller({ kind: 'app', permissions: [permission] }), permission)))
    expect(wrong).toEqual([])
  }, 120_000)

  test('for people, with each role, with none, and with a scope that does not do', async () => {
    const wrong = [...(await holds(caller({}), 'nobody'))]
    for (const { role, templateId } of BUILT_IN_ROLES) {
      wrong.push(...(await holds(caller({ roles: [templateId] }), role)))
      wrong.push(...(await holds(caller({ roles: [templateId], permissions: ['Mail.Read'] }), `${role} without a scope`)))
      wrong.push(...(await holds(caller({ roles: [templateId], permissions: ['Directory.ReadWrite.All'] }), `${role} through an app`)))
    }
    expect(wrong).toEqual([])
  }, 120_000)

  /** Routes about one person or one group that can be tried without changing it: reads, and writes that say nothing. */
  const TRIED = DECIDED.filter(({ path, method }) => /^(?:users\/\{user\}|groups\/\{group\})/.test(path) && method !== 'DELETE' && !/manager|renew|reprocess|revoke|\$count|licenseDetails\/\{|members\/\{/.test(path))

  test('for a role over a unit: inside it is as over everything, outside there is nobody', async () => {
    const wrong: string[] = []
    const grantsOf = (roleId: string): RoleGrant[] => [{ roleId, unitId: unit, actions: null }]
    for (const { role, templateId } of BUILT_IN_ROLES.filter(({ scopable }) => scopable)) {
      const who = caller({ grants: grantsOf(templateId) })
      for (const route of TRIED) {
        const allowed = verbsOf(route).some((verb) => decideAccess(who, verb).allowed)
        const body = route.method === 'GET' ? undefined : {}
        const [within, beyond] = [await call(who, route.method, urlOf(route, inside), body, HEADERS), await call(who, route.method, urlOf(route, outside), body, HEADERS)]
        counted += 2
        const isOpen = allowed ? ![403, 404].includes(within.status) : within.status === 403
        // An empty body may be refused before anybody is looked for; nothing is told then.
        const isClosed = [403, 404].includes(beyond.status) || (route.method !== 'GET' && beyond.status === 400)
        if (!isOpen || !isClosed) wrong.push(`${role} ${route.method} ${route.path}: inside ${within.status}, outside ${beyond.status}`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('and lists, counts, searches and deltas hold nobody from outside', async () => {
    const who = caller({ grants: [{ roleId: ROLES.userAdministrator, unitId: unit, actions: null }] })
    const seen = async (url: string): Promise<unknown[]> => valueOf((await call(who, 'GET', url, undefined, HEADERS)).body).map(({ id }) => id)
    expect(await seen('/users')).toEqual([inside.user])
    expect(await seen(`/users?$filter=id ne '${NOBODY}'&$count=true`)).toEqual([inside.user])
    expect(await seen('/users/delta')).toEqual([inside.user])
    expect(await seen('/groups')).toEqual([inside.group])
    expect(await seen('/groups/delta')).toEqual([inside.group])
    expect((await call(who, 'GET', '/users/$count', undefined, HEADERS)).body).toBe('1')
    expect((await call(who, 'GET', '/groups/$count', undefined, HEADERS)).body).toBe('1')
    const found = await call(who, 'POST', '/directoryObjects/getByIds', { ids: [inside.user, outside.user, inside.group, outside.group] })
    expect(found.status).toBe(200)
    expect(valueOf(found.body).map(({ id }) => id)).toEqual([inside.user, inside.group])
    const typed = await licet.office.ask('typeAheadUsers', who, { text: 'a', top: 20, select: ['id'] })
    expect(typed.every(({ id }) => id === inside.user)).toBe(true)
    expect((await licet.office.ask('searchAll', who, { text: 'a' })).filter(({ kind, id }) => kind === 'user' && id !== inside.user)).toEqual([])
  })

  test('and plans keep to the unit; who is outside is not given licences in passing', async () => {
    const skuId = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'
    const who = caller({ grants: [{ roleId: ROLES.licenseAdministrator, unitId: unit, actions: null }] })
    const change = { add: [{ skuId }], usageLocation: 'US' }
    const draft = await licet.office.ask('draftPlan', who, { body: { target: {}, change } })
    expect(draft.figures.summary.users).toBe(1)
    await expect(licet.office.ask('draftPlan', who, { body: { target: { users: [outside.user] }, change } })).rejects.toMatchObject({ facts: { status: 403 } })
    const theirs = await licet.office.ask('draftPlan', caller({ roles: [ROLES.licenseAdministrator] }), { body: { target: {}, change } })
    const plan = await licet.office.act('savePlan', caller({ roles: [ROLES.licenseAdministrator] }), { draft: theirs })
    await expect(licet.office.act('applyPlan', who, { planId: plan.id, idempotencyKey: null })).rejects.toMatchObject({ facts: { status: 404 } })
    const given = await call(who, 'POST', `/users/${outside.user}/assignLicense`, { addLicenses: [{ skuId, disabledPlans: [] }], removeLicenses: [] })
    expect(given.status).toBe(403)
  })

  test('and who may give licences alone takes nobody out of a group by a plan, nor by one of a colleague or its undo', async () => {
    const admin = caller({ roles: [ROLES.globalAdministrator] })
    const licenser = caller({ roles: [ROLES.licenseAdministrator] })
    const groups = valueOf((await call(admin, 'GET', '/groups?$select=id,displayName,assignedLicenses&$filter=assignedLicenses/any()')).body)
    const [{ id: group, assignedLicenses }] = groups.filter(({ displayName }) => displayName === 'Finance') as unknown as [{ id: string; assignedLicenses: readonly { skuId: string }[] }]
    const [{ id: user }] = valueOf((await call(admin, 'GET', `/groups/${group}/members?$select=id&$top=1`)).body) as [{ id: string }]
    const isMember = async (): Promise<boolean> => valueOf((await call(admin, 'GET', `/groups/${group}/members?$select=id`)).body).some(({ id }) => id === user)
    const body = { target: { users: [user] }, change: { removeAll: true, inherited: 'leaveGroups' } }
    await expect(licet.office.ask('draftPlan', licenser, { body })).rejects.toMatchObject({ facts: { status: 403 } })

    const userAdmin = caller({ roles: [ROLES.userAdministrator] })
    const inherited = { target: { users: [user] }, change: { remove: [assignedLicenses[0]!.skuId] } }
    const waysOf = async (who: Caller): Promise<string[]> =>
      (await licet.office.ask('draftPlan', who, { body: inherited })).figures.refusals.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits.map(({ kind }) => kind)))
    expect(await waysOf(userAdmin)).toContain('leaveGroups')
    expect(await waysOf(licenser)).not.toContain('leaveGroups')
    const plan = await licet.office.act('savePlan', userAdmin, { draft: await licet.office.ask('draftPlan', userAdmin, { body }) })
    await expect(licet.office.act('applyPlan', licenser, { planId: plan.id, idempotencyKey: null })).rejects.toMatchObject({ facts: { status: 403 } })
    expect(await isMember()).toBe(true)
    const { id: operationId } = await licet.office.act('applyPlan', userAdmin, { planId: plan.id, idempotencyKey: null })
    expect(await isMember()).toBe(false)
    await expect(licet.office.ask('draftUndo', licenser, { operationId })).rejects.toMatchObject({ facts: { status: 403 } })
    const undo = await licet.office.act('savePlan', userAdmin, { draft: await licet.office.ask('draftUndo', userAdmin, { operationId }) })
    await licet.office.act('applyPlan', userAdmin, { planId: undo.id, idempotencyKey: null })
    expect(await isMember()).toBe(true)
  })

  test('every question of the matrix was asked', () => {
    console.log(`access: ${DECIDED.length} routes, ${counted} combinations`)
    expect(counted).toBeGreaterThan(DECIDED.length * (ALL_PERMISSIONS.length + 3 * BUILT_IN_ROLES.length))
  })
})
