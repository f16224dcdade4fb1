// What each step of a way out does to a change.
import { describe, expect, test } from 'vitest'
import { NO_CHANGE } from '#model/change.ts'
import type { AddLicense, Change, ServiceChange } from '#model/change.ts'
import { editChange } from './edit-change.ts'
import type { Edit } from './edit-change.ts'

const give = (skuId: string, more: Partial<AddLicense> = {}): AddLicense => ({ skuId, disabledPlans: [], turnOn: [], toggles: 'merge', ...more })
const service = (skuId: string, turnOn: string[], turnOff: string[]): ServiceChange => ({ skuId, turnOn, turnOff })
const one = (skuId: string, servicePlanId: string) => [{ skuId, servicePlanId }]

const ROWS: readonly (readonly [name: string, before: Partial<Change>, edit: Edit, after: Partial<Change>])[] = [
  ['off in a product that is given', { add: [give('A', { turnOn: ['x', 'y'] })] }, { kind: 'turnOff', plans: one('A', 'x') }, { add: [give('A', { turnOn: ['y'], disabledPlans: ['x'] })] }],
  ['off in a product that is held', {}, { kind: 'turnOff', plans: one('A', 'x') }, { services: [service('A', [], ['x'])] }],
  ['off instead of on', { services: [service('A', ['x', 'y'], [])] }, { kind: 'turnOff', plans: one('A', 'x') }, { services: [service('A', ['y'], ['x'])] }],
  ['on in a product that is given', { add: [give('A', { disabledPlans: ['x', 'y'] })] }, { kind: 'turnOn', plans: one('A', 'x') }, { add: [give('A', { disabledPlans: ['y'], turnOn: ['x'] })] }],
  ['on in one given by reset', { add: [give('A', { disabledPlans: ['x'], toggles: 'reset' })] }, { kind: 'turnOn', plans: one('A', 'x') }, { add: [give('A', { toggles: 'reset' })] }],
  ['on instead of off', { services: [service('A', [], ['x', 'y']), service('B', [], ['z'])] }, { kind: 'turnOn', plans: one('A', 'x') }, { services: [service('B', [], ['z']), service('A', ['x'], ['y'])] }],
  ['take back', { remove: ['A'] }, { kind: 'takeBack', skuIds: ['A', 'B'] }, { remove: ['A', 'B'] }],
  ['leave out', { add: [give('A'), give('B')], remove: ['C', 'D'], services: [service('C', ['x'], []), service('E', ['x'], [])] }, { kind: 'leaveOut', skuIds: ['A', 'C'] }, { add: [give('B')], remove: ['D'], services: [service('E', ['x'], [])] }],
  ['keep one of those taken back', { remove: ['A', 'B'] }, { kind: 'keep', skuIds: ['A'] }, { remove: ['B'] }],
  ['keep one where all are taken back', { removeAll: true }, { kind: 'keep', skuIds: ['A'] }, { replaceAll: true, add: [give('A')] }],
  ['keep one where all are replaced', { replaceAll: true, add: [give('A'), give('B')] }, { kind: 'keep', skuIds: ['B', 'C'] }, { replaceAll: true, add: [give('A'), give('B'), give('C')] }],
  ['give one more', { add: [give('A')] }, { kind: 'give', skuId: 'B' }, { add: [give('A'), give('B')] }],
  ['leave the groups', { remove: ['A'] }, { kind: 'leaveGroups', groupIds: ['g'], skuIds: ['A'] }, { remove: ['A'], inherited: 'leaveGroups' }],
  ['wait for a seat', { add: [give('A')] }, { kind: 'wait', skuIds: ['A'] }, { add: [give('A')] }],
  ['set the location', {}, { kind: 'setLocation', usageLocation: 'FR' }, { usageLocation: 'FR' }],
]

describe('an edit', () => {
  test.each(ROWS)('%s', (_, before, edit, after) => {
    expect(editChange({ ...NO_CHANGE, ...before }, edit)).toEqual({ ...NO_CHANGE, ...after })
  })
})
