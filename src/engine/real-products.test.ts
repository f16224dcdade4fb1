// The rules on the products that there are: cases an administrator knows by name.
import { expect, test } from 'vitest'
import { NO_CHANGE } from '#model/change.ts'
import type { Change } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { canonicalSituation } from '#model/license.ts'
import { plan, REAL_BOOK as book, REAL_CATALOGUE as catalogue, sku } from '#test/fixtures/real-book.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { effectsOf } from './effects.ts'
import { judge } from './judge-person.ts'

const holding = (partNumbers: readonly string[], facts: Partial<PersonFacts> = {}): PersonFacts => ({
  situation: canonicalSituation(
    partNumbers.map((name) => ({
      skuId: sku(name),
      assignedByGroup: null,
      selfServicePoolId: null,
      disabledPlans: [],
      state: 'Active',
      error: 'None',
    })),
  ),
  usageLocation: 'FR',
  userType: 'Member',
  accountEnabled: true,
  ...facts,
})
const give = (partNumber: string, disabledPlans: readonly Guid[] = []): Change => ({
  ...NO_CHANGE,
  add: [{ skuId: sku(partNumber), disabledPlans, turnOn: [], toggles: 'merge' }],
})

test('a swap from E1 to E3 keeps Teams off where it was off, and the mailbox alive (D10, D11)', () => {
  const before = holding(['STANDARDPACK'])
  const teamsOff = { ...before, situation: before.situation.map((record) => ({ ...record, disabledPlans: [plan('TEAMS1')] })) }
  const verdict = judge(teamsOff, { ...give('ENTERPRISEPACK'), remove: [sku('STANDARDPACK')] }, book)
  const after = verdict.outcome === 'refused' ? teamsOff : verdict.after
  expect(after.situation).toMatchObject([{ skuId: sku('ENTERPRISEPACK'), disabledPlans: [plan('TEAMS1')] }])
  expect(effectsOf(teamsOff, after, book)).toMatchObject({ dataLost: [] })
})

test('Office for the web needs SharePoint or OneDrive (D4)', () => {
  const off = [plan('SHAREPOINTENTERPRISE')]
  const verdict = judge(holding([]), give('ENTERPRISEPACK', off), book)
  expect(verdict).toMatchObject({ refusal: { code: 'DependencyViolation' } })
  expect(judge(holding([]), give('ENTERPRISEPACK', [...off, plan('SHAREPOINTWAC')]), book).outcome).toBe('changed')
})

test('every product for people that is no add-on can be given to a new person alone', () => {
  const alone = catalogue.products.filter(({ appliesTo, isAddOn }) => appliesTo === 'User' && !isAddOn)
  const refused = alone.filter(({ skuPartNumber, skuId }) => {
    const change = { ...give(skuPartNumber), add: [{ skuId, disabledPlans: [], turnOn: [], toggles: 'merge' as const }] }
    return judge(holding([]), change, book).outcome === 'refused'
  })
  expect(refused.map(({ skuPartNumber }) => skuPartNumber)).toEqual([])
})
