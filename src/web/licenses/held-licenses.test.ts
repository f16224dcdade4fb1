import { describe, expect, test } from 'vitest'
import { changeOfChoices, heldLicensesOf, initialChoice } from './held-licenses.ts'

const [SUITE, SMALL] = ['suite', 'small']
const PLANS: Readonly<Record<string, readonly string[]>> = { suite: ['mail', 'chat', 'files'], small: ['mail', 'chat'] }
const plansOf = (skuId: string) => PLANS[skuId] ?? []
const state = (skuId: string, assignedByGroup: string | null, disabledPlans: string[] = []) => ({
  skuId,
  assignedByGroup,
  disabledPlans,
  state: 'Active',
  error: 'None',
  lastUpdatedDateTime: '2026-11-22T09:00:00Z',
})
const held = (...states: ReturnType<typeof state>[]) => heldLicensesOf({ licenseAssignmentStates: states })
const change = (choice: { skuId: string; isOn: boolean; off?: string[] }, has: ReturnType<typeof held>) =>
  changeOfChoices(new Map([[choice.skuId, { isOn: choice.isOn, off: new Set(choice.off) }]]), has, plansOf)

test('a licence tells each of its errors once, from wherever they come', () => {
  const failing = { ...state(SUITE, 'sales'), state: 'Error', error: 'CountViolation' }
  expect(held(state(SMALL, null), state(SUITE, null), failing, { ...failing, assignedByGroup: 'IT' }).get(SUITE)).toMatchObject({
    isDirect: true,
    groups: ['sales', 'IT'],
    errors: ['CountViolation'],
  })
})

describe('the change that a licence form asks for', () => {
  test('nothing, while the form says what is held', () => {
    expect(change({ skuId: SUITE, isOn: true, off: ['chat'] }, held(state(SUITE, null, ['chat'])))).toBeNull()
    expect(change({ skuId: SMALL, isOn: false }, held(state(SUITE, null)))).toBeNull()
  })

  test('a tick gives the product, without the services that were left unticked', () => {
    expect(change({ skuId: SUITE, isOn: true, off: ['files'] }, held())?.add).toEqual([
      { skuId: SUITE, disabledPlans: ['files'], turnOn: [], toggles: 'merge' },
    ])
  })

  test('clearing a tick takes the direct licence back and leaves an inherited one alone', () => {
    expect(change({ skuId: SUITE, isOn: false }, held(state(SUITE, null)))?.remove).toEqual([SUITE])
    expect(change({ skuId: SUITE, isOn: false }, held(state(SUITE, 'sales')))).toBeNull()
  })

  test('switches name only the services that were moved', () => {
    expect(change({ skuId: SUITE, isOn: true, off: ['files'] }, held(state(SUITE, null, ['chat'])))?.services).toEqual([
      { skuId: SUITE, turnOn: ['chat'], turnOff: ['files'] },
    ])
  })

  test('what a person had switched off stays off in a new product, unless it is ticked again', () => {
    const has = held(state(SMALL, null, ['chat']))
    expect([...initialChoice(SUITE, has, plansOf).off]).toEqual(['chat'])
    expect(change({ skuId: SUITE, isOn: true, off: ['chat'] }, has)?.add?.[0]).toMatchObject({ disabledPlans: ['chat'], turnOn: [] })
    expect(change({ skuId: SUITE, isOn: true }, has)?.add?.[0]).toMatchObject({ disabledPlans: [], turnOn: ['chat'] })
  })

  test('a service that is on anywhere is on in a new product', () => {
    const has = held(state(SMALL, null, ['chat']), state('other', null, []))
    expect([...initialChoice(SUITE, has, (skuId) => (skuId === 'other' ? ['chat'] : plansOf(skuId))).off]).toEqual([])
  })
})
