import { describe, expect, test } from 'vitest'
import { NO_CHANGE } from '#model/change.ts'
import type { Change } from '#model/change.ts'
import type { Plan } from '#model/plan.ts'
import { formatAsCommand, formatAsRequest } from './format-as-command.ts'
import { requestOf } from './request-of.ts'

const [E3, E5] = ['05e9a617-0261-4cee-bb44-138d3ef5d965', '06ebc4ee-1bb5-47dd-8120-11324bc54e06'] as const
const give = (skuId: string): Change['add'][number] => ({ skuId: skuId as never, disabledPlans: [], turnOn: [], toggles: 'merge' })
const planOf = (change: Partial<Change>, more: Partial<Plan> = {}): Plan =>
  ({ id: 'p', target: { users: ['u1'] }, change: { ...NO_CHANGE, ...change }, mode: 'allOrNothing', reason: null, basePlanId: null, undoOf: null, ...more }) as unknown as Plan

describe('A change shown as', () => {
  test('a command says everything, or is not shown', () => {
    expect(formatAsCommand(planOf({ add: [give(E3)] }), ['anna@x.com'])).toBe(`licet assign ${E3} anna@x.com`)
    expect(formatAsCommand(planOf({ add: [give(E5)], remove: [E3 as never] }, { mode: 'bestEffort', reason: 'Ticket 7' }), ['anna@x.com'])).toBe(`licet swap ${E3} ${E5} anna@x.com --best-effort --reason 'Ticket 7'`)
    expect(formatAsCommand(planOf({ add: [give(E5), give(E3)], remove: [E3 as never] }), ['anna@x.com'])).toBeNull()
    expect(formatAsCommand(planOf({ deleteUser: true }), ['anna@x.com'])).toBeNull()
  })

  test('a request does the same: Graph’s own for one person, otherwise a plan and its application', () => {
    expect(formatAsRequest(planOf({ add: [give(E3)] }))).toMatch(/^POST \/v1\.0\/users\/u1\/assignLicense\n/)
    expect(formatAsRequest(planOf({ deleteUser: true }))).toBe('DELETE /v1.0/users/u1')
    expect(formatAsRequest(planOf({ restoreUser: true }))).toBe('POST /v1.0/directory/deletedItems/u1/restore')
    expect(formatAsRequest(planOf({ removeAll: true }))).toMatch(/^POST \/licet\/v1\/plans\n[^]*"removeAll": true[^]*\/apply$/)
  })

  test('a wish, to be planned again, is the whole wish', () => {
    expect(requestOf(planOf({ deleteUser: true }, { reason: 'Left' }))).toEqual({ target: { users: ['u1'] }, change: { deleteUser: true }, mode: 'allOrNothing', reason: 'Left' })
    expect(requestOf(planOf({ add: [give(E3)], inherited: 'leaveGroups' })).change).toEqual({ add: [give(E3)], inherited: 'leaveGroups' })
  })
})
