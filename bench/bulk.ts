// One product to everybody in one operation, directly and by a group, and the undo of each, on both databases.
import { BULK_DATABASES, openBulkGround } from './bulk-ground.ts'
import type { BulkGround } from './bulk-ground.ts'
import { compare } from './compare.ts'
import { cpuTime } from './cpu-time.ts'
import { figure } from './figure.ts'
import type { Benchmark } from './figure.ts'
import { findProduct } from './find-product.ts'
import { PLENTY, SCARCE } from './open-bench-licet.ts'
import type { OpenLicet } from './open-licet.ts'
import { median, percentile } from './percentile.ts'
import { readWhile } from './read-while.ts'
import { runPlan } from './run-plan.ts'
import type { Done } from './run-plan.ts'
import { timeOf } from './time-of.ts'
import { writeWhile } from './write-while.ts'

const PEOPLE = 100_000
/** A small operation, to see that a large one costs no more a person. */
const FEW = 1_000
const FEW_ROUNDS = 9

export const bulk: Benchmark = async function* ({ users, database: only }) {
  for (const database of BULK_DATABASES.filter((one) => only === null || one === only)) {
    await using ground = await openBulkGround(database, users ?? PEOPLE)
    yield* measure(database, ground, users ?? PEOPLE)
  }
}

/** What is given to whom. */
type Wish = Readonly<Record<'target' | 'change', object>>

async function* measure(database: string, { licet, floor, pids, run }: BulkGround, people: number): ReturnType<Benchmark> {
  const change = { add: [{ skuId: await findProduct(licet, PLENTY) }] }
  const everyone = await addGroup(licet, run, people + 1)
  const some = await addGroup(licet, run, FEW)
  const wishes: readonly { readonly name: string; readonly all: Wish; readonly few: Wish }[] = [
    { name: 'direct', all: { target: {}, change }, few: { target: { membersOf: some }, change } },
    { name: 'group', all: { target: { groupLicenses: [everyone] }, change }, few: { target: { groupLicenses: [some] }, change } },
  ]
  for (const { name, all, few } of wishes) {
    const give = (wish: Wish): Promise<Done> => runPlan(licet, '/licet/v1/plans', wish)
    const takeBack = ({ operation }: Done): Promise<Done> => runPlan(licet, `/licet/v1/operations/${operation.id}/undo`)

    // Each round gives and takes back; the time of a plan is part of it.
    const given: Done[] = []
    const takenBack: Done[] = []
    const cpu = { floor: [] as number[], product: [] as number[], floorUndo: [] as number[], productUndo: [] as number[] }
    const undoneFloor: number[] = []
    const times = await compare({
      floor: async () => {
        const time = await timeOf(() => withCpu(pids.floor, cpu.floor, floor.apply))
        undoneFloor.push(await timeOf(() => withCpu(pids.floor, cpu.floorUndo, floor.undo)))
        return time
      },
      product: async () => {
        const done = await withCpu(pids.product, cpu.product, () => give(all))
        given.push(done)
        takenBack.push(await withCpu(pids.product, cpu.productUndo, () => takeBack(done)))
        return totalOf(done)
      },
    })
    const undo = { floor: median(undoneFloor.slice(1)), product: median(takenBack.slice(1).map(totalOf)) }

    const small: { readonly give: number; readonly takeBack: number }[] = []
    for (let round = 0; round <= FEW_ROUNDS; round += 1) {
      const done = await give(few)
      small.push({ give: totalOf(done), takeBack: totalOf(await takeBack(done)) })
    }
    let last: Done | undefined
    const reads = await readWhile(licet, async () => (last = await give(all)))
    const undoReads = await readWhile(licet, () => takeBack(last!))
    const rssMb = await licet.peakMemoryMb()

    const perPerson = (ms: number, count: number): number => (ms * 1_000) / count
    const fields = (product: number, done: readonly Done[], few: number, latencies: readonly number[], cpu: readonly [number[], number[]]) => ({
      people,
      ...cpuFields(...cpu),
      planMs: median(done.slice(1).map(({ planMs }) => planMs)),
      perPersonUs: perPerson(product, people),
      [`perPersonUsAt${FEW}`]: perPerson(few, FEW),
      p50Ms: percentile(latencies, 50),
      p99Ms: percentile(latencies, 99),
      reads: latencies.length,
      ...(rssMb !== null && { rssMb }),
    })
    yield figure(`bulk ${database} ${name}`, times, fields(times.product, given, median(small.slice(1).map((one) => one.give)), reads, [cpu.floor, cpu.product]))
    yield figure(`bulk ${database} ${name} undo`, undo, fields(undo.product, takenBack, median(small.slice(1).map((one) => one.takeBack)), undoReads, [cpu.floorUndo, cpu.productUndo]))
  }
  yield* meanwhile(database, licet, people, () => runPlan(licet, '/licet/v1/plans', wishes[0]!.all))
}

/** How long another change of the organisation waits that comes while everybody is given something: its 99th percentile. */
async function* meanwhile(database: string, licet: OpenLicet, people: number, give: () => Promise<Done>): ReturnType<Benchmark> {
  const waits = await writeWhile(licet, await findProduct(licet, SCARCE), give)
  if (waits.length === 0) return
  yield figure(`bulk ${database}, another change meanwhile`, { floor: null, product: percentile(waits, 99) }, { people, changes: waits.length, p50Ms: percentile(waits, 50) })
}

/** Notes beside a round what processor time it took, which says more than time where others use the machine. */
async function withCpu<T>(pids: readonly number[], rounds: number[], work: () => Promise<T>): Promise<T> {
  const before = await cpuTime(pids)
  const made = await work()
  const after = await cpuTime(pids)
  if (before !== null && after !== null) rounds.push(after - before)
  return made
}

const cpuFields = (floor: readonly number[], product: readonly number[]): Record<string, number> => {
  if (floor.length < 2 || product.length < 2) return {}
  const [floorCpuMs, productCpuMs] = [median(floor.slice(1)), median(product.slice(1))]
  return { floorCpuMs, productCpuMs, cpuRatio: productCpuMs / floorCpuMs }
}

const totalOf = ({ planMs, applyMs }: Done): number => planMs + applyMs

/** A group of the first people, written at once: no call takes a million members. */
async function addGroup(licet: OpenLicet, run: BulkGround['run'], members: number): Promise<string> {
  const body = { displayName: `Group of ${members}`, mailEnabled: false, mailNickname: `group${members}`, securityEnabled: true }
  const { id } = await licet.call<{ readonly id: string }>('POST', '/v1.0/groups', body)
  await run(`
    insert into memberships (tenant, "groupPk", "userPk", since)
      select f.tenant, g.pk, f.pk, '2026-11-22T09:00:00.000Z' from facts as f join groups as g on g.id = '${id}' where f.deleted = 0 order by f.pk limit ${members};
    analyze memberships`)
  return id
}
