// Ways out for members of a group: every one offered works, for everybody with the same trouble.
import { describe, expect, test } from 'vitest'
import { NO_CHANGE } from '#model/change.ts'
import type { Refusal } from '#model/refusal.ts'
import { allInWords, idOf, license, nameOf, person, smallBook } from '#test/fixtures/small-book.ts'
import type { PersonFacts } from './carry-out-change.ts'
import type { Edit } from './edit-change.ts'
import { editGroupChange, findMemberFixes, judgeMemberWithEdits, leavesOf } from './find-member-fixes.ts'
import type { MemberClass } from './find-member-fixes.ts'
import type { PlannedFix } from './find-fixes.ts'
import { judgeGroupChange } from './judge-group-change.ts'
import { reconcile } from './reconcile.ts'
import type { GroupFacts, MemberGround } from './settle-groups.ts'

const BOOK = smallBook()
const SALES = idOf('Sales')
const PRICES = new Map([['E1', 10], ['E3', 30], ['F3', 5]].map(([product, price]) => [idOf(String(product)), Number(price)]))

const sales = (...gives: readonly string[]): GroupFacts => ({ id: SALES, licenses: gives.map(license).map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })) })

interface More {
  readonly short?: readonly string[]
  readonly free?: Readonly<Record<string, number>>
  readonly others?: readonly (readonly string[])[]
  readonly facts?: Partial<PersonFacts>
}

/** The ways out for three people who have these licences, in a group that gives those. */
function fixesOf(has: readonly string[], gives: readonly string[], { short, free = {}, others = [], facts = {} }: More = {}): PlannedFix[] {
  const ground: MemberGround = { tenantLocation: 'FR', seats: short ? new Set(short.map(idOf)) : 'free' }
  const members = (words: readonly string[], count: number): MemberClass => ({ facts: person(words, facts), count, groups: [sales(...gives)] })
  const classes = [members(has, 3)]
  const { errors } = reconcile(person(has, facts), [sales(...gives)], BOOK, ground)
  const refusal = errors[0]?.refusal as Refusal
  const group = { ...sales(...gives), securityEnabled: true, isRuled: false }
  const freeSeats = new Map(Object.entries(free).map(([product, seats]) => [idOf(product), seats]))
  return findMemberFixes(refusal, { classes, others: others.map((words) => members(words, 10)), group, change: NO_CHANGE, book: BOOK, ground, freeSeats }, PRICES)
}

const inShort = (edit: Edit): string => {
  const what = 'plans' in edit ? edit.plans.map(({ servicePlanId }) => nameOf(servicePlanId)).join('+') : ''
  const products = 'skuIds' in edit ? edit.skuIds.map(nameOf).join('+') : ''
  return `${edit.ofGroup ? 'group ' : ''}${edit.kind} ${'skuId' in edit ? nameOf(edit.skuId) : what || products}`.trim()
}
const told = (fixes: readonly PlannedFix[]): string[] => fixes.map(({ edits }) => edits.map(inShort).join(', '))

describe('ways out', () => {
  test('of a clash: services off in the group, in the direct licence, that one away, or out of the group', () => {
    expect(told(fixesOf(['F3'], ['E1']))).toEqual([
      'turnOff mailK+siteK',
      'group turnOff mail1+site1, group turnOff web',
      'leaveGroups E1',
      'takeBack F3',
    ])
  })

  test('what a change of the group costs its other members counts', () => {
    const inGroup = fixesOf(['F3'], ['E1'], { others: [['E1 @Sales']] }).find(({ edits: [edit] }) => edit?.ofGroup === SALES)
    expect(inGroup?.effects.lost.map(({ servicePlanId, users }) => `${nameOf(servicePlanId)} ${users}`).sort()).toEqual(['mail1 10', 'site1 10', 'web 10'])
  })

  test('of a missing service: give what has it and a free seat, leave the product out, or out of the group', () => {
    expect(told(fixesOf([], ['MEET'], { free: { E1: 5, E3: 2 } }))).toEqual(['give E1', 'group turnOff meet', 'leaveGroups MEET'])
  })

  test('of no seat: wait, another product that has the same and free seats, the product out of the group', () => {
    const fixes = told(fixesOf([], ['SITE'], { short: ['SITE'], free: { E1: 5 } }))
    expect(fixes).toContain('wait SITE')
    expect(fixes[0]).toBe('leaveGroups SITE, give E1')
    expect(told(fixesOf([], ['SITE'], { short: ['SITE'], free: { E1: 2 } }))).not.toContain('leaveGroups SITE, give E1')
  })

  test('of a prohibited service: off in the group', () => {
    const fixes = told(fixesOf([], ['PHONE'], { facts: { usageLocation: 'CN' } }))
    expect(fixes).toEqual(expect.arrayContaining(['group turnOff phone', 'leaveGroups PHONE']))
  })

  test('of what others depend on: what depends goes', () => {
    const ground: MemberGround = { tenantLocation: 'FR', seats: 'free' }
    const left = person(['E1 @Sales', 'MEET'])
    const [error] = reconcile(left, [], BOOK, ground).errors
    const facts = { classes: [{ facts: left, count: 1, groups: [] }], others: [], group: { ...sales(), securityEnabled: true, isRuled: false } }
    const fixes = findMemberFixes(error?.refusal as Refusal, { ...facts, change: NO_CHANGE, book: BOOK, ground, freeSeats: new Map([[idOf('E3'), 9]]) }, PRICES)
    expect(told(fixes)).toEqual(expect.arrayContaining(['give E3', 'takeBack MEET']))
  })
})

test('every way out leaves nobody in trouble when it is carried out', () => {
  for (const [has, gives] of [[['F3'], ['E1', 'PHONE']], [['SITE'], ['MEET']], [['F3', 'MEET'], ['E1']]] as const)
    for (const { edits } of fixesOf(has, gives, { free: { E1: 9, E3: 9 } })) {
      const change = editGroupChange(NO_CHANGE, SALES, edits)
      const own = edits.filter(({ ofGroup }) => ofGroup === undefined)
      const edited = judgeGroupChange({ ...sales(...gives), securityEnabled: true, isRuled: false }, change, BOOK)
      const licenses = edited.outcome === 'refused' ? sales(...gives).licenses : edited.licenses
      const verdict = judgeMemberWithEdits(person(has), [{ id: SALES, licenses }], own, BOOK, { tenantLocation: 'FR', seats: 'free' })
      expect(['changed', 'unchanged']).toContain(verdict.outcome)
    }
})

describe('a member with edits of their own', () => {
  const judge = (has: readonly string[], edits: readonly Edit[]) => {
    const verdict = judgeMemberWithEdits(person(has), [sales('E1')], edits, BOOK, { tenantLocation: 'FR', seats: 'free' })
    return verdict.outcome === 'refused' ? verdict.refusal.code : allInWords(verdict.after.situation)
  }

  test('gives up a direct licence for that of the group at once: nothing that depends is without', () => {
    expect(judge(['F3', 'MEET'], [{ kind: 'takeBack', skuIds: [idOf('F3')] }])).toEqual(['E1 @Sales', 'MEET'])
  })

  test('is refused what a direct change would be', () => {
    expect(judge(['F3'], [{ kind: 'takeBack', skuIds: [idOf('SITE')] }])).toBe('LicenseNotAssigned')
  })

  test('leaves the group', () => {
    const edits: readonly Edit[] = [{ kind: 'leaveGroups', groupIds: [SALES], skuIds: [idOf('E1')] }]
    expect(leavesOf(edits)).toEqual([SALES])
    expect(judge(['F3', 'E1 @Sales'], edits)).toEqual(['F3'])
  })
})
