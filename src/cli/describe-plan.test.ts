import { describe, expect, test } from 'vitest'
import { NO_CHANGE } from '#model/change.ts'
import type { Plan, PlanUser } from '#model/plan.ts'
import { describePlan } from './describe-plan.ts'
import { progressBar } from './watch-operation.ts'

const ANNA: PlanUser = {
  id: '1',
  displayName: 'Anna Weber',
  userPrincipalName: 'anna@contoso.com',
  outcome: 'refused',
  before: { usageLocation: 'DE', assignedLicenses: [] },
  after: { usageLocation: 'DE', assignedLicenses: [] },
  gained: [],
  lost: [],
  refusal: { code: 'CountViolation', message: 'No license is left.' },
}

const PLAN: Plan = {
  id: 'p',
  createdDateTime: '2026-11-22T09:00:00.000Z',
  expiresDateTime: '2026-11-23T09:00:00.000Z',
  basedOn: 'x',
  basePlanId: null,
  undoOf: null,
  requestId: null,
  target: {},
  change: NO_CHANGE,
  mode: 'allOrNothing',
  reason: null,
  appliedBy: null,
  groups: [],
  summary: { users: 42, changed: 41, unchanged: 0, refused: 1, inError: 0, waiting: 0 },
  seats: [{ skuId: 's', skuPartNumber: 'SPE_E3', displayName: 'Microsoft 365 E3', before: { capacity: 50, consumed: 9, available: 41 }, after: { consumed: 50, available: 0 }, short: 1 }],
  services: { gained: Array.from({ length: 10 }, (_, at) => ({ servicePlanId: `${at}`, displayName: `Service ${at}`, family: 'other', users: 41 })), lost: [] },
  data: [{ kind: 'mailbox', users: 2, recoverableUntilDateTime: '2026-12-22T09:00:00.000Z', held: 0 }],
  cost: { currency: 'USD', basis: 'listPrice', bill: { before: 1950, after: 1950 }, inUse: { before: 351, after: 1950 }, savingPossible: { amount: 36, fromDate: '2027-03-03' }, unpricedSkuIds: [] },
  refusals: [{ code: 'CountViolation', users: 1, message: 'No license is left.', between: [], facts: { code: 'CountViolation', skuId: 's' }, fixes: [{ id: '0~fix', title: 'Leave Anna as she is', effects: { changed: 41, gained: [], lost: [], seats: [] } }] }],
  warnings: [],
  subscription: null,
  undoable: true,
  notUndoable: [],
}

const shown = [{ outcome: 'refused', people: [ANNA], total: 1 }, { outcome: 'changed', people: [], total: 41 }, { outcome: 'waiting', people: [], total: 0 }] as const
const text = (language: 'en' | 'fr', plan: Plan = PLAN): string => describePlan(plan, 'Give it.', shown, language).join('\n')

describe('a preview as text', () => {
  test('says seats, services, data with its last day, bill and ways out', () => {
    expect(text('en')).toContain('Microsoft 365 E3: 41 available, then 0 (50 assigned of 50)')
    expect(text('en')).toContain('1 license is missing')
    expect(text('en')).toContain('and 2 more')
    expect(text('en')).toContain('2 mailboxes start their 30 days. Last day to give the license back: 22 December 2026.')
    expect(text('en')).toContain('The bill does not change: $1,950.00 a month')
    expect(text('en')).toContain('From 3 March 2027, up to $36.00 a month')
    expect(text('en')).toContain('Way out: Leave Anna as she is (--fix 0~fix)')
  })

  test('names people by what becomes of them, and leaves out what is nobody', () => {
    expect(text('en')).toContain('Not possible for 1 person\n  Anna Weber <anna@contoso.com>')
    expect(text('en')).toContain('Changes for 41 people\n  and 41 more (all of them with -o csv)')
    expect(text('en')).not.toContain('waits')
  })

  test('says nothing under a heading that has nothing', () => {
    expect(text('en')).not.toContain('Services lost')
    expect(text('en')).not.toContain('cannot be undone')
    expect(text('en', { ...PLAN, undoable: false })).toContain('This cannot be undone.')
  })

  test('speaks French', () => {
    expect(text('fr')).toContain('Dernier jour pour rendre la licence\u00a0: 22 décembre 2026.')
    expect(text('fr')).toContain('Impossible pour 1 personne')
  })
})

test.each([
  [0, '░'.repeat(30)],
  [0.5, '█'.repeat(15) + '░'.repeat(15)],
  [1, '█'.repeat(30)],
])('the bar at %d', (share, bar) => expect(progressBar(share, '5 of 10')).toBe(`${bar} 5 of 10`))
