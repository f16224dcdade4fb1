import { expect, test } from 'vitest'
import { newTenant, onBothDatabases } from '#test/fixtures/both-databases.ts'
import { insertJournalRow } from './journal.ts'
import { insertOperation } from './operations.ts'
import { getPlanRow, insertPlan, markPlanApplied } from './plans.ts'
import { forgetOperations, oldestOperation } from './retention.ts'
import { internSituation } from './situations.ts'
import { countUse, seatsByDay } from './usage.ts'
import { insertUsers } from './users.ts'

const SKU = '11111111-0000-4000-8000-000000000000'
const RECORD = { skuId: SKU, assignedByGroup: null, selfServicePoolId: null, disabledPlans: [], state: 'Active', error: 'None' } as const
const AT = '2026-11-20T08:00:00.000Z'

onBothDatabases('use', (store) => {
  test('is counted by situation and department, day by day, until its operations are forgotten', async () => {
    const tenant = await newTenant(store())
    await store().transaction(async (db) => {
      const [none, some] = [await internSituation(db, tenant, []), await internSituation(db, tenant, [RECORD])]
      const ids = [1, 2, 3].map((digit) => `${String(digit).repeat(8)}-0000-4000-8000-000000000001`)
      const pks = await insertUsers(db, tenant, ids.map((id, at) => ({ id, displayName: `P${at}`, userPrincipalName: `p${at}@contoso.com`, situationId: at < 2 ? some : none, department: at === 0 ? 'Sales' : null, accountEnabled: at !== 1 })))
      const operation = await insertOperation(db, tenant, {
        id: '99999999-0000-4000-8000-000000000001', kind: 'changeLicenses', state: 'succeeded', total: 2, done: 2, failed: 0, reason: null, createdById: SKU, createdByName: 'App', createdByKind: 'app',
        createdDateTime: AT, startedDateTime: AT, finishedDateTime: AT, planId: null, causedBy: null, undoOf: null, undoneBy: null, error: null, added: [SKU], removed: [], idempotencyKey: null,
      })
      for (const userPk of pks.slice(0, 2)) await insertJournalRow(db, tenant, operation, { userPk, beforeSituationId: none, afterSituationId: some, beforeUsageLocation: null, afterUsageLocation: null, outcome: 'changed' })
      const [applied, waiting] = ['a', 'b'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000001`) as [string, string]
      for (const id of [applied, waiting]) await insertPlan(db, tenant, { id, createdDateTime: AT, expiresDateTime: AT, body: {} })
      await markPlanApplied(db, tenant, applied, '99999999-0000-4000-8000-000000000001')
      const counts = await countUse(db, tenant, null)
      expect(counts.map(({ department, isBlocked, people }) => ({ department, isBlocked, people })).sort((a, b) => Number(a.isBlocked) - Number(b.isBlocked))).toEqual(
        expect.arrayContaining([{ department: 'Sales', isBlocked: false, people: 1 }, { department: null, isBlocked: true, people: 1 }, { department: null, isBlocked: false, people: 1 }]),
      )
      expect(await seatsByDay(db, tenant, SKU, '2026-11-01')).toEqual(new Map([['2026-11-20', 2]]))
      expect(await oldestOperation(db, tenant)).toBe(AT)
      expect(await forgetOperations(db, tenant, '2026-11-19T00:00:00.000Z')).toBe(0)
      expect(await forgetOperations(db, tenant, AT)).toBe(1)
      expect(await seatsByDay(db, tenant, SKU, '2026-11-01')).toEqual(new Map())
      expect(await getPlanRow(db, tenant, applied)).toBeUndefined()
      expect(await getPlanRow(db, tenant, waiting)).toBeDefined()
    })
  })
})
