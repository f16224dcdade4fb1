// Why somebody has a service, and why not: every path, every obstacle with its remedy (P22).
import { describe, expect, test } from 'vitest'
import { idOf, inWords, license, nameOf, person, smallBook } from '#test/fixtures/small-book.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { explainService } from './explain-service.ts'
import type { ExplainFacts, Obstacle } from './explain-service.ts'

const FREE = new Map([[idOf('E1'), 5], [idOf('F3'), 0], [idOf('SITE'), 1], [idOf('MEET'), 1]])

function explain(service: string, has: readonly string[], more: Partial<ExplainFacts> & { readonly facts?: Partial<PersonFacts> } = {}) {
  const { facts, ...rest } = more
  const ground = { tenantLocation: 'FR', seats: 'free' } as const
  return explainService(idOf(service), { person: person(has, facts), groups: [], book: smallBook(), ground, freeSeats: FREE, prices: new Map(), ...rest })
}

function inShort(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'switchedOff':
      return `off in ${inWords(obstacle.record)}${obstacle.remedy.ofGroup ? ', by the group' : ''}`
    case 'inError':
      return `error in ${inWords(obstacle.record)}: ${obstacle.refusal?.code}`
    case 'suspended':
      return `suspended ${inWords(obstacle.record)}`
    case 'notGiven':
      return `${nameOf(obstacle.skuId)} with ${obstacle.freeSeats} free`
    case 'refused':
      return `${nameOf(obstacle.skuId)} refused: ${obstacle.refusal.code}, ${obstacle.fixes.length > 0 ? 'ways out' : 'no way out'}`
    default:
      return obstacle.kind
  }
}

describe('why', () => {
  test('every path with its source', () => {
    const { isOn, paths, obstacles } = explain('teams', ['E1 -teams', 'E3 @Sales', 'F3 ~own'])
    expect(isOn).toBe(true)
    expect(paths.map(({ record, is }) => `${inWords(record)}: ${is}`).sort()).toEqual(['E1 -teams: off', 'E3 @Sales: on', 'F3 ~own: on'])
    expect(obstacles).toEqual([])
  })

  test('what of theirs needs it', () => {
    expect(explain('teams', ['E1', 'MEET']).neededBy.map(nameOf)).toEqual(['meet'])
    expect(explain('site1', ['E1']).neededBy.map(nameOf)).toEqual(['web'])
    expect(explain('site1', ['E1', 'E3']).neededBy).toEqual([])
  })

  test('on, and of no use while sign-in is blocked', () => {
    expect(explain('teams', ['E1'], { facts: { accountEnabled: false } }).obstacles).toEqual([{ kind: 'signInBlocked' }])
  })
})

describe('why not', () => {
  const why = (...given: Parameters<typeof explain>): string[] => explain(...given).obstacles.map(inShort)

  test('it is switched off: where, and by whom', () => {
    expect(why('teams', ['E1 -teams']).slice(0, 1)).toEqual(['off in E1 -teams'])
    expect(why('teams', ['E1 @Sales -teams']).slice(0, 1)).toEqual(['off in E1 @Sales -teams, by the group'])
  })

  test('a group would give it and cannot: the rule that stands in the way', () => {
    const groups = [{ id: idOf('Sales'), licenses: [license('E1')] }]
    expect(why('mail1', ['F3', 'E1 @Sales !Error:MutuallyExclusiveViolation'], { groups })).toContain(
      'error in E1 @Sales !Error:MutuallyExclusiveViolation: MutuallyExclusiveViolation',
    )
  })

  test('the subscription is suspended', () => {
    expect(why('site1', ['SITE !Disabled'])[0]).toBe('suspended SITE !Disabled')
  })

  test('nothing was given that has it: what could be, free seats first, and what would be refused', () => {
    expect(why('teams', [])).toEqual(['E1 with 5 free', 'F3 with 0 free', 'E3 with 0 free'])
    // Nor is there a way to what has no free seat.
    expect(why('mail1', ['F3'])).toEqual(['E1 refused: MutuallyExclusiveViolation, ways out', 'SELF refused: MutuallyExclusiveViolation, no way out'])
    expect(why('meet', [])).toEqual(['MEET refused: DependencyViolation, ways out'])
  })

  test('the organisation does not own it', () => {
    expect(why('power', [])).toEqual(['notOwned'])
  })

  test('no location, and only self-service has it', () => {
    expect(why('mail1', [], { facts: { usageLocation: null } })[0]).toBe('E1 refused: UsageLocationMissing, ways out')
    expect(why('visio', [])).toEqual(['VISIO refused: SelfServiceOwned, no way out'])
  })
})
