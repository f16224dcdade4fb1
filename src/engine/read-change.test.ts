// Wishes off the wire: what is understood, and what is said of the rest.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_CHANGE } from '#model/change.ts'
import { readAssignLicense, readPlanRequest } from './read-change.ts'

const A = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'
const B = '05e9a617-0261-4cee-bb44-138d3ef5d965'
const C = 'c7df2760-2c81-4ef7-b578-5b5392b571df'

const problemsOf = (reading: { readonly problems?: readonly { field: string; got: string; expected: unknown }[] }) =>
  reading.problems?.map(({ field, got, expected }) => [field, got, expected])

describe('assignLicense', () => {
  test('replaces what was off, as Graph does', () => {
    expect(readAssignLicense({ addLicenses: [{ skuId: A, disabledPlans: [B] }], removeLicenses: [C, C] }).value).toEqual({
      ...NO_CHANGE,
      add: [{ skuId: A, disabledPlans: [B], turnOn: [], toggles: 'reset' }],
      remove: [C],
    })
  })

  test('names in any case, GUIDs in capitals, annotations and null are taken', () => {
    const body = { AddLicenses: [{ '@odata.type': '#microsoft.graph.assignedLicense', SKUID: A.toUpperCase(), disabledPlans: null }], removelicenses: [] }
    expect(readAssignLicense(body).value?.add).toEqual([{ skuId: A, disabledPlans: [], turnOn: [], toggles: 'reset' }])
  })

  test.each([
    [{ addLicenses: [] }, [['removeLicenses', 'nothing', 'present']]],
    [{ removeLicenses: [], addLicenses: null }, [['addLicenses', 'nothing', 'present']]],
    [{ addLicenses: {}, removeLicenses: 'x' }, [['addLicenses', '{}', 'list'], ['removeLicenses', '"x"', 'list']]],
    [{ addLicenses: [{ skuId: 'E3' }], removeLicenses: [7] }, [['addLicenses[0].skuId', '"E3"', 'guid'], ['removeLicenses[0]', '7', 'guid']]],
    [{ addLicenses: [{ disabledPlans: [] }], removeLicenses: [] }, [['addLicenses[0].skuId', 'nothing', 'present']]],
    [{ addLicenses: [{ skuId: A, disabledPlans: [B, 'x'] }], removeLicenses: [] }, [['addLicenses[0].disabledPlans[1]', '"x"', 'guid']]],
    [{ addLicenses: [], removeLicenses: [], more: 1 }, [['more', '1', 'knownProperty']]],
    [{ addLicenses: [], AddLicenses: [], removeLicenses: [] }, [['addLicenses', '[]', 'givenOnce']]],
    [[], [['', '[]', 'object']]],
    [null, [['', 'null', 'object']]],
    ['x'.repeat(200), [['', `"${'x'.repeat(78)}…`, 'object']]],
  ])('%j', (body, problems) => {
    expect(problemsOf(readAssignLicense(body))).toEqual(problems)
  })
})

describe('a plan', () => {
  test('a target and a change; toggles merge and all-or-nothing unless said', () => {
    const body = { target: { users: ['anna@contoso.com'] }, change: { add: [{ skuId: A }], usageLocation: 'fr' } }
    expect(readPlanRequest(body).value).toEqual({
      kind: 'wish',
      target: { users: ['anna@contoso.com'] },
      change: { ...NO_CHANGE, add: [{ skuId: A, disabledPlans: [], turnOn: [], toggles: 'merge' }], usageLocation: 'FR' },
      mode: 'allOrNothing',
      waitingList: false,
      onMemberError: 'record',
      reason: null,
    })
  })

  test('everything that may be said', () => {
    const target = { filter: "department eq 'IT'", search: 'an', holdersOf: A, withErrors: B, membersOf: B, except: [C] }
    const change = {
      add: [{ skuId: A, disabledPlans: [B], turnOn: [C], toggles: 'merge' }],
      remove: [B],
      removeAll: true,
      replaceAll: true,
      services: [{ skuId: A, turnOn: [B] }, { skuId: A, turnOff: [C] }],
      inherited: 'leaveGroups',
      profileId: C,
      copyFrom: 'anna@contoso.com',
    }
    const body = { target, change, mode: 'bestEffort', waitingList: true, onMemberError: 'refuse', reason: 'INC-1234' }
    expect(readPlanRequest(body).value).toEqual({
      kind: 'wish',
      target,
      change: {
        ...NO_CHANGE,
        add: change.add,
        remove: [B],
        removeAll: true,
        replaceAll: true,
        services: [{ skuId: A, turnOn: [B], turnOff: [C] }],
        usageLocation: null,
        inherited: 'leaveGroups',
        profileId: C,
        copyFrom: 'anna@contoso.com',
        members: null,
        takeControl: null,
        subscription: null,
      },
      mode: 'bestEffort',
      waitingList: true,
      onMemberError: 'refuse',
      reason: 'INC-1234',
    })
  })

  test('of groups: their own licences, and who joins and leaves', () => {
    const body = { target: { groupLicenses: [A] }, change: { remove: [B], members: { add: ['anna', 'anna'], remove: [C] } } }
    expect(readPlanRequest(body).value).toMatchObject({
      target: { groupLicenses: [A] },
      change: { ...NO_CHANGE, remove: [B], members: { add: ['anna'], remove: [C] } },
    })
  })

  test('of the rows of a file, each with its own change', () => {
    const rows = [{ user: 'anna', change: { remove: [A] } }, { user: 'ben', change: { profileId: B } }]
    expect(readPlanRequest({ target: { rows } }).value).toMatchObject({
      target: { rows: [{ user: 'anna', change: { ...NO_CHANGE, remove: [A] } }, { user: 'ben', change: { ...NO_CHANGE, profileId: B } }] },
      change: NO_CHANGE,
    })
  })

  test('a plan taken up again with ways out', () => {
    expect(readPlanRequest({ basePlanId: A, fixIds: ['turnOff-1-1'] }).value).toEqual({ kind: 'fix', basePlanId: A, fixIds: ['turnOff-1-1'], reason: null })
    expect(readPlanRequest({ basePlanId: A, fixIds: [], reason: 'INC-1' }).value).toEqual({ kind: 'fix', basePlanId: A, fixIds: [], reason: 'INC-1' })
    expect(problemsOf(readPlanRequest({ basePlanId: A }))).toEqual([['fixIds', 'nothing', 'present']])
  })

  const change = (value: object) => ({ target: {}, change: value })
  test.each([
    [{ change: {} }, [['target', 'nothing', 'present']]],
    [{ target: {} }, [['change', 'nothing', 'present']]],
    [{ target: { Users: [] }, change: {} }, [['target.Users', '[]', 'knownProperty']]],
    [{ target: { users: [''] }, change: {} }, [['target.users[0]', '""', 'text']]],
    [{ target: { search: 'x'.repeat(1025) }, change: {} }, [['target.search', `"${'x'.repeat(78)}…`, 'shortText']]],
    [{ ...change({}), mode: 'some' }, [['mode', '"some"', { oneOf: ['allOrNothing', 'bestEffort'] }]]],
    [change({ removeAll: 'yes' }), [['change.removeAll', '"yes"', 'boolean']]],
    [change({ usageLocation: 'France' }), [['change.usageLocation', '"France"', 'country']]],
    [change({ replaceAll: true }), [['change.replaceAll', 'true', 'withAdd']]],
    [change({ add: [{ skuId: A, toggles: 'reset', turnOn: [B] }] }), [['change.add[0].turnOn', `["${B}"]`, 'mergeToggles']]],
    [change({ add: [{ skuId: A, disabledPlans: [B], turnOn: [B] }] }), [['change.add[0].turnOn', `["${B}"]`, 'inOneListOnly']]],
    [change({ services: [{ skuId: A, turnOn: [B] }, { skuId: A, turnOff: [B] }] }), [['change.services', `["${B}"]`, 'inOneListOnly']]],
    [change({ inherited: 'lose' }), [['change.inherited', '"lose"', { oneOf: ['keep', 'leaveGroups'] }]]],
    [change({ members: { add: ['anna'] } }), [['change.members', '{"add":["anna"],"remove":[]}', 'onlyForGroups']]],
    [{ target: { groupLicenses: [A] }, change: { usageLocation: 'FR' } }, [['change.usageLocation', '"FR"', 'notForGroups']]],
    [{ target: { groupLicenses: [A], search: 'x' }, change: {} }, [['target.groupLicenses', `["${A}"]`, 'alone']]],
    [{ target: { rows: [{ user: 'anna' }] } }, [['target.rows[0].change', 'nothing', 'present']]],
    [{ target: { rows: [{ user: 'a', change: { members: {} } }] } }, [['target.rows[0].change.members', '{"add":[],"remove":[]}', 'onlyForGroups']]],
    [{ target: { rows: [] }, change: { removeAll: true } }, [['change', expect.any(String), 'alone']]],
    [{ ...change({}), onMemberError: 'x' }, [['onMemberError', '"x"', { oneOf: ['record', 'refuse'] }]]],
  ])('%j', (body, problems) => {
    expect(problemsOf(readPlanRequest(body))).toEqual(problems)
  })
})

test('no body whatever makes a reader throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      for (const read of [readAssignLicense, readPlanRequest]) {
        const { value, problems } = read({ target: body, change: body, addLicenses: body, removeLicenses: body })
        expect(value === undefined).toBe(problems !== undefined && problems.length > 0)
      }
    }),
  )
})
