import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalSituation, type Situation } from '#model/license.ts'
import { USER_SHAPE } from '#model/user.ts'
import { pickRecords } from '#odata/match-query.ts'
import { arbitraryQuery, arbitraryRecord } from '#test/fixtures/arbitrary-query.ts'
import { newTenant, onBothDatabases } from '#test/fixtures/both-databases.ts'
import type { DescribeSituation } from './describe-situation.ts'
import { InvalidToken } from './keyset.ts'
import type { Store } from './open-store.ts'
import { internSituation } from './situations.ts'
import { countUserRows, insertUsers, listUserParts, listUserRows, type NewUser } from './users.ts'

const PEOPLE = 60

/** A catalogue of the test: each product carries one plan, of the same id. */
const describeSituation: DescribeSituation = (situation) => {
  const skuIds = [...new Set(situation.map(({ skuId }) => skuId))]
  return {
    assignedLicenses: skuIds.map((skuId) => ({ skuId, disabledPlans: [] })),
    assignedPlans: skuIds.map((servicePlanId) => ({ servicePlanId, service: 'zoe', capabilityStatus: 'Enabled', assignedDateTime: null })),
    provisionedPlans: skuIds.map(() => ({ service: 'ZOÉ', capabilityStatus: 'Enabled', provisioningStatus: 'Success' })),
  }
}

const situationOf = (skuIds: readonly string[]): Situation =>
  canonicalSituation(
    [...new Set(skuIds)].map((skuId) => ({ skuId, assignedByGroup: null, selfServicePoolId: null, disabledPlans: [], state: 'Active', error: 'None' })),
  )

interface Drawn {
  readonly record: Readonly<Record<string, unknown>>
  readonly situation: Situation
}

/** Random people, with what the store holds them to: unique names, codes of plain letters, nobody deleted. */
function drawPeople(): Drawn[] {
  const [people] = fc.sample(fc.array(arbitraryRecord(USER_SHAPE.properties), { minLength: PEOPLE, maxLength: PEOPLE }), { numRuns: 1, seed: 7 }) as [
    Record<string, unknown>[],
  ]
  return people.map((drawn, at) => {
    const situation = situationOf((drawn['assignedLicenses'] as { skuId: string }[]).map(({ skuId }) => skuId))
    const record = {
      ...drawn,
      id: crypto.randomUUID(),
      userPrincipalName: `${String(drawn['userPrincipalName'])}${at}`,
      usageLocation: [null, 'FR', 'us', 'ZW'][at % 4],
      userType: ['Member', 'Guest', null][at % 3],
      accountEnabled: at % 5 > 0,
      deletedDateTime: null,
      ...describeSituation(situation),
    }
    return { record, situation }
  })
}

async function fill(store: Store, people: readonly Drawn[]): Promise<number> {
  const tenant = await newTenant(store)
  await store.transaction(async (db) => {
    const rows: NewUser[] = []
    for (const { record, situation } of people) {
      const { assignedLicenses: _a, assignedPlans: _p, licenseAssignmentStates: _l, provisionedPlans: _v, passwordProfile: _s, ...values } = record
      rows.push({ ...values, situationId: await internSituation(db, tenant, situation) } as unknown as NewUser)
    }
    await insertUsers(db, tenant, rows)
  })
  return tenant
}

const BY_NAME = [{ path: ['displayName'], descending: false }]

onBothDatabases(
  'a list of people',
  (store) => {
    test('holds whom the query language says, in its order', async () => {
      const people = drawPeople()
      const tenant = await fill(store(), people)
      const records = people.map(({ record }) => record)
      const query = arbitraryQuery(USER_SHAPE, { anywhere: true, keep: (path) => !path.startsWith('licenseAssignmentStates') })
      await fc.assert(
        fc.asyncProperty(query, async (asked) => {
          const { filter, search, orderBy = BY_NAME, top = 20, skip } = asked
          const wanted = pickRecords(USER_SHAPE, { ...asked, orderBy, top }, records).map(({ id }) => id)
          const found = await listUserRows(store().db, tenant, { filter, search, orderBy, top, skip })
          expect(found.rows.map(({ id }) => id)).toEqual(wanted)
          const byName = pickRecords(USER_SHAPE, { ...(filter && { filter }), ...(search && { search }), orderBy: BY_NAME, top: 2 * top }, records)
          const first = await listUserParts(store().db, tenant, { filter, search, top }, ['usageLocation'])
          const second = first.nextToken === undefined ? [] : (await listUserParts(store().db, tenant, { filter, search, top, after: first.nextToken }, ['mail'])).rows
          expect([...first.rows, ...second].map(({ id }) => id)).toEqual(byName.map(({ id }) => id))
          const all = pickRecords(USER_SHAPE, { ...(filter && { filter }), ...(search && { search }) }, records)
          expect(await countUserRows(store().db, tenant, { filter, search })).toBe(all.length)
        }),
        { numRuns: 300 },
      )
    })

    test('comes whole, page by page, in any order', async () => {
      const people = drawPeople()
      const tenant = await fill(store(), people)
      const records = people.map(({ record }) => record)
      await fc.assert(
        fc.asyncProperty(arbitraryQuery(USER_SHAPE, { keep: (path) => !path.startsWith('licenseAssignmentStates') }), async ({ orderBy = BY_NAME }) => {
          const found: string[] = []
          for (let after: string | undefined; ; ) {
            const page = await listUserRows(store().db, tenant, { orderBy, top: 7, after })
            found.push(...page.rows.map(({ id }) => id))
            after = page.nextToken
            if (after === undefined) break
          }
          expect(found).toEqual(pickRecords(USER_SHAPE, { orderBy }, records).map(({ id }) => id))
        }),
        { numRuns: 30 },
      )
    })

    test('gives back every value as it was given', async () => {
      const people = drawPeople()
      const tenant = await fill(store(), people)
      const { rows } = await listUserRows(store().db, tenant, { top: PEOPLE })
      const byId = new Map(rows.map((row) => [row.id, row]))
      for (const { record } of people) {
        const { assignedLicenses: _a, assignedPlans: _p, licenseAssignmentStates: _l, provisionedPlans: _v, passwordProfile: _s, ...values } = record as Record<string, string>
        expect(byId.get(values['id']!)).toMatchObject(values)
      }
    })

    test('refuses a token that it never gave', async () => {
      const tenant = await newTenant(store())
      for (const after of ['', 'x', 'bnVsbA', 'WzFd']) await expect(listUserRows(store().db, tenant, { top: 1, after })).rejects.toThrow(InvalidToken)
    })
  },
  { describeSituation },
)

describe('a count with a limit', () => {
  onBothDatabases('counts', (store) => {
    test('no further than one beyond it', async () => {
      const tenant = await fill(store(), drawPeople())
      expect(await countUserRows(store().db, tenant, {}, 10)).toBe(11)
      expect(await countUserRows(store().db, tenant, {}, PEOPLE)).toBe(PEOPLE)
    })
  })
})
