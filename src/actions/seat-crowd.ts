// Seats the people of a crowd in the order of the queue (D2): each class is cut where a pool it needs is full.
import { keyOfPool } from '#engine/find-shortage.ts'
import { availableIn } from '#model/subscription.ts'
import type { Pool } from '#model/subscription.ts'
import type { CrowdPart } from '#store/crowds.ts'
import type { CrowdJudge, JudgedMember } from './judge-crowd.ts'

export interface SeatedPart extends CrowdPart, JudgedMember {
  readonly count: number
}

export interface ShortSeats {
  readonly poolKey: string
  readonly wanted: number
  readonly free: number
}

type StreamQueue = (classIndexes: readonly number[]) => AsyncIterable<{ readonly place: string; readonly classIndex: number }>

const NONE: ReadonlySet<string> = new Set()

const needsOf = ({ effects }: JudgedMember): string[] => effects.seats.filter(({ delta }) => delta > 0).map(({ poolKey }) => poolKey)

/** What becomes of a class while some pools are full: whoever is kept from one seat may no longer need another. */
export function judgeWhile(judge: CrowdJudge, classIndex: number, full: ReadonlySet<string>): JudgedMember {
  for (let blocked = NONE; ; ) {
    const judged = judge.judgeClass(classIndex, blocked)
    const more = needsOf(judged).filter((poolKey) => full.has(poolKey) && !blocked.has(poolKey))
    if (more.length === 0) return judged
    blocked = blocked.union(new Set(more))
  }
}

/** Seats that are free, and those that people free who need none themselves (as find-shortage.ts counts them). */
function freeSeats(judge: CrowdJudge, judged: readonly JudgedMember[], pools: readonly Pool[]): Map<string, number> {
  const freed = new Map<string, number>()
  judged.forEach((one, index) => {
    if (needsOf(one).length > 0) return
    for (const { poolKey } of one.effects.seats) freed.set(poolKey, (freed.get(poolKey) ?? 0) + judge.classes[index]!.count)
  })
  return new Map(pools.map((pool) => [keyOfPool(pool), availableIn({ ...pool, consumed: pool.consumed - (freed.get(keyOfPool(pool)) ?? 0) })]))
}

/** Judges everybody and seats them; `short` tells of the pools in which more is wanted than there is. */
export async function seatCrowd(judge: CrowdJudge, pools: readonly Pool[], streamQueue: StreamQueue): Promise<{ parts: SeatedPart[]; short: ShortSeats[] }> {
  const judged = judge.classes.map((_, index) => judge.judgeClass(index, NONE))
  const free = freeSeats(judge, judged, pools)
  const wanted = new Map<string, number>()
  judged.forEach((one, index) => {
    for (const poolKey of needsOf(one)) wanted.set(poolKey, (wanted.get(poolKey) ?? 0) + judge.classes[index]!.count)
  })
  const short = [...wanted].map(([poolKey, count]) => ({ poolKey, wanted: count, free: free.get(poolKey) ?? 0 })).filter((one) => one.wanted > one.free)
  const isShort = (poolKey: string): boolean => short.some((one) => one.poolKey === poolKey)
  const needy = new Set(judged.flatMap((one, index) => (needsOf(one).some(isShort) ? [index] : [])))
  const whole = (index: number): SeatedPart => ({ ...judged[index]!, key: judge.classes[index]!, above: null, upTo: null, count: judge.classes[index]!.count })
  if (short.length === 0) return { parts: judge.classes.map((_, index) => whole(index)), short }

  // Those whose seats are not short sit first; who is kept from one seat may come to need one that they have left.
  const left = new Map(free)
  judged.forEach((one, index) => {
    if (!needy.has(index)) for (const poolKey of needsOf(one)) left.set(poolKey, left.get(poolKey)! - judge.classes[index]!.count)
  })
  const cuts = await admitAll(judge, needy, left, streamQueue)
  return { parts: judge.classes.flatMap((_, index) => (needy.has(index) ? partsOfClass(judge, index, cuts) : [whole(index)])), short }
}

interface Cut {
  /** The place of the last who was admitted before these pools were full; empty from the start. */
  readonly after: string
  readonly full: ReadonlySet<string>
  /** By class: how many stand between this cut and the next. */
  readonly counts: Map<number, number>
}

/** Lets people in one by one; a new cut begins where a pool has given its last seat. */
async function admitAll(judge: CrowdJudge, needy: ReadonlySet<number>, left: Map<string, number>, streamQueue: StreamQueue): Promise<Cut[]> {
  const fullNow = (): ReadonlySet<string> => new Set([...left].filter(([, seats]) => seats === 0).map(([poolKey]) => poolKey))
  const cuts: Cut[] = [{ after: '', full: fullNow(), counts: new Map() }]
  const nobodyGains = (full: ReadonlySet<string>): boolean => [...needy].every((index) => needsOf(judgeWhile(judge, index, full)).length === 0)
  /** Whoever is not read any more stands behind the last cut. */
  const leaveTheRest = (): Cut[] => {
    for (const index of needy) {
      const counted = cuts.reduce((sum, { counts }) => sum + (counts.get(index) ?? 0), 0)
      const last = cuts.at(-1)!.counts
      last.set(index, (last.get(index) ?? 0) + judge.classes[index]!.count - counted)
    }
    return cuts
  }
  if (nobodyGains(cuts[0]!.full)) return leaveTheRest()
  for await (const { place, classIndex } of streamQueue([...needy])) {
    const cut = cuts.at(-1)!
    cut.counts.set(classIndex, (cut.counts.get(classIndex) ?? 0) + 1)
    const needs = needsOf(judgeWhile(judge, classIndex, cut.full))
    for (const poolKey of needs) left.set(poolKey, (left.get(poolKey) ?? 0) - 1)
    if (!needs.some((poolKey) => left.get(poolKey) === 0)) continue
    cuts.push({ after: place, full: fullNow(), counts: new Map() })
    if (nobodyGains(cuts.at(-1)!.full)) break
  }
  return leaveTheRest()
}

/** The parts of one class, those that end alike put together. */
function partsOfClass(judge: CrowdJudge, index: number, cuts: readonly Cut[]): SeatedPart[] {
  const parts: SeatedPart[] = []
  cuts.forEach((cut, at) => {
    const judged = judgeWhile(judge, index, cut.full)
    const upTo = cuts[at + 1]?.after ?? null
    const count = cut.counts.get(index) ?? 0
    const last = parts.at(-1)
    if (last?.verdict === judged.verdict) parts[parts.length - 1] = { ...last, upTo, count: last.count + count }
    else parts.push({ ...judged, key: judge.classes[index]!, above: at === 0 ? null : cut.after, upTo, count })
  })
  return parts
}
