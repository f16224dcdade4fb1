// What a judgement tells beside its outcome; the cases of the rules themselves are in docs/rule-cases.md.
import { describe, expect, test } from 'vitest'
import { NO_CHANGE } from '#model/change.ts'
import type { Change } from '#model/change.ts'
import { idOf, person, smallBook } from '#test/fixtures/small-book.ts'
import { judge } from './judge-person.ts'

const give = (...products: readonly string[]): Partial<Change> => ({
  add: products.map((name) => ({ skuId: idOf(name), disabledPlans: [], turnOn: [], toggles: 'merge' })),
})
const takeBack = (...products: readonly string[]): Partial<Change> => ({ remove: products.map(idOf) })

describe('what is told', () => {
  const verdictOf = (has: readonly string[], wish: Partial<Change>) => judge(person(has), { ...NO_CHANGE, ...wish }, smallBook())

  test('every clashing pair, in every product that carries it', () => {
    expect(verdictOf(['F3', 'SITE'], give('E1'))).toMatchObject({
      refusal: {
        pairs: [
          { ruleId: 'mailK-mail1', a: { skuId: idOf('F3') }, b: { skuId: idOf('E1') } },
        ],
      },
    })
    const both = verdictOf(['F3'], give('E1', 'SITE'))
    expect(both).toMatchObject({ refusal: { pairs: { length: 3 } } })
  })

  test('every service that lacks something, on giving and on taking back', () => {
    expect(verdictOf(['E1', 'MEET', 'WEB'], takeBack('E1'))).toMatchObject({
      refusal: {
        missing: [
          { dependent: { skuId: idOf('WEB'), servicePlanId: idOf('web') } },
          { dependent: { skuId: idOf('MEET'), servicePlanId: idOf('meet') }, requiresAnyOf: [idOf('teams')] },
        ],
      },
    })
  })

  test('the groups from which a licence comes', () => {
    expect(verdictOf(['E1 @Sales', 'E1 @IT'], takeBack('E1'))).toMatchObject({
      refusal: { groupIds: expect.arrayContaining([idOf('Sales'), idOf('IT')]) },
    })
  })

  test('licences that stay although everything is taken back', () => {
    expect(verdictOf(['E1', 'E3 @Sales', 'VISIO ~own'], { removeAll: true })).toMatchObject({
      warnings: [
        { code: 'InheritedKept', skuIds: [idOf('E3')] },
        { code: 'SelfServiceKept', skuIds: [idOf('VISIO')] },
      ],
    })
    expect(verdictOf(['E1', 'E1 @Sales'], takeBack('E1'))).toMatchObject({ warnings: [{ code: 'InheritedKept' }] })
  })

  test('what a location prohibits, by rule', () => {
    expect(verdictOf(['E1', 'MEET'], { usageLocation: 'BN' })).toMatchObject({
      warnings: [{ code: 'ProhibitedInUsageLocationViolation', usageLocation: 'BN', prohibited: [{ skuId: idOf('MEET') }] }],
    })
  })

  test('which product is sold beside which', () => {
    const prerequisites = [{ id: 'PHONE-needs', severity: 'refuse' as const, skuId: idOf('PHONE'), requiresAnyOf: [idOf('E1'), idOf('E3')] }]
    const verdict = judge(person(['F3']), { ...NO_CHANGE, ...give('PHONE') }, { ...smallBook(), prerequisites })
    expect(verdict).toMatchObject({ refusal: { missing: [{ skuId: idOf('PHONE'), requiresAnyOf: [idOf('E1'), idOf('E3')] }] } })
  })
})
