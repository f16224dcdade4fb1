// Whatever happens to groups, people and seats: licences agree with groups, the queue with licences, seats with people,
// undo gives back what was. On PostgreSQL: test/store/group-histories.test.ts.
import fc from 'fast-check'
import { arbitraryApart, arbitraryStart, arbitraryStep, endOf, interleave, openGroupStart, runGroupHistory } from '#test/fixtures/group-histories.ts'
import { howOften } from '#test/fixtures/how-often.ts'
import { expect, test } from 'vitest'

const { numRuns, timeout } = howOften(40)

test('every history of groups keeps what was promised', async () => {
  const history = fc.asyncProperty(arbitraryStart, fc.array(arbitraryStep, { minLength: 1, maxLength: 8 }), async (start, steps) => {
    const scene = await openGroupStart(start)
    try {
      expect(await runGroupHistory(scene, steps)).toEqual([])
    } finally {
      await scene.close()
    }
  })
  await fc.assert(history, { numRuns })
}, timeout)

test('what has nothing to do with each other may be done in any order', async () => {
  const order = fc.asyncProperty(arbitraryApart, async ({ seats, one, other }) => {
    const ends = [[...one, ...other], [...other, ...one], interleave({ one, other })].map((steps) => () => endOf(seats, steps))
    const [first, second, third] = [await ends[0]!(), await ends[1]!(), await ends[2]!()]
    expect(second).toEqual(first)
    expect(third).toEqual(first)
  })
  await fc.assert(order, { numRuns: Math.ceil(numRuns / 4) })
}, timeout)

test.each([{ do: 'restore' as const, person: 4 }, { do: 'undo' as const, which: 1 }])('whoever comes back by $do has what their groups give by then', async (comeBack) => {
  const scene = await openGroupStart({ seats: [4, 0, 0, 0], groups: [[], [], [4]] })
  try {
    const license = { do: 'license' as const, group: 'Three', add: ['STANDARDPACK'], remove: [], undo: false }
    expect(await runGroupHistory(scene, [{ do: 'delete', person: 4 }, license, comeBack])).toEqual([])
  } finally {
    await scene.close()
  }
})

test('who joined since changes with the group when its licence is undone, and the plan says so', async () => {
  const scene = await openGroupStart({ seats: [4, 0, 0, 0], groups: [[0], [], []] })
  try {
    const licensed = await scene.apply(await scene.plan(['One'], { add: [{ skuId: scene.sku('STANDARDPACK') }] }))
    await scene.apply(await scene.plan(['One'], { members: { add: [scene.names[1]!], remove: [] } }))
    const undo = await scene.undo(licensed.id)
    expect(undo.figures.warnings).toMatchObject([{ warning: { code: 'JoinedSince', names: [expect.any(String)] }, users: 1 }])
    await scene.apply(undo)
    expect(await scene.faults()).toEqual([])
    expect((await scene.facts()).people.filter(({ facts }) => facts.situation.length > 0)).toEqual([])
  } finally {
    await scene.close()
  }
})

test('who left since gets nothing of the group when its licence comes back by an undo, and the plan says so', async () => {
  const scene = await openGroupStart({ seats: [4, 0, 0, 0], groups: [[0, 1], [], []] })
  try {
    const licensed = await scene.apply(await scene.plan(['One'], { add: [{ skuId: scene.sku('STANDARDPACK') }] }))
    const undone = await scene.apply(await scene.undo(licensed.id))
    await scene.apply(await scene.plan(['One'], { members: { add: [], remove: [scene.names[1]!] } }))
    const again = await scene.undo(undone.id)
    expect(again.figures.warnings).toMatchObject([{ warning: { code: 'LeftSince', names: [expect.any(String)] }, users: 1 }])
    await scene.apply(again)
    expect(await scene.faults()).toEqual([])
    expect((await scene.facts()).people.filter(({ facts }) => facts.situation.length > 0).map(({ name }) => name)).toEqual([scene.names[0]])
  } finally {
    await scene.close()
  }
})
