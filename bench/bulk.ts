// One product to everybody in one operation, and its undo.
import type { Operation } from '#model/operation.ts'
import type { Plan } from '#model/plan.ts'
import { compare } from './compare.ts'
import { figure } from './figure.ts'
import type { Benchmark } from './figure.ts'
import { findProduct } from './find-product.ts'
import { openBenchLicet, PLENTY } from './open-bench-licet.ts'
import type { OpenLicet } from './open-licet.ts'
import { openLoad } from './open-load.ts'
import { percentile } from './percentile.ts'
import { startFloor } from './start-floor.ts'
import { timeOf } from './time-of.ts'

const PEOPLE = 100_000
/** Reads beside a running operation: eight of a person to one page of a hundred. */
const POINT_READS = 8
const READ_CONNECTIONS = 2

export const bulk: Benchmark = async function* ({ users }) {
  const people = users ?? PEOPLE
  await using licet = await openBenchLicet(people)
  const skuId = await findProduct(licet, PLENTY)
  await using floor = await startFloor({ databaseFile: await licet.copyDatabase(), parts: { bulk: [] } })
  const askFloor = (path: string) => (): Promise<number> => timeOf(async () => (await fetch(`${floor.url}/${path}/${skuId}`, { method: 'POST' })).text())

  let last: Operation | undefined
  const apply = async ({ id }: Plan): Promise<void> => {
    last = await applyPlan(licet, id)
  }
  const planAll = (): Promise<Plan> => licet.call<Plan>('POST', '/licet/v1/plans', { target: {}, change: { add: [{ skuId }] } })
  const planUndo = (): Promise<Plan> => licet.call<Plan>('POST', `/licet/v1/operations/${last!.id}/undo`)

  // Each round gives and takes back; only the half that is asked for is timed.
  const timeApply = async (): Promise<number> => {
    const plan = await planAll()
    return timeOf(() => apply(plan))
  }
  const timeUndo = async (): Promise<number> => {
    const plan = await planUndo()
    return timeOf(() => apply(plan))
  }
  const undone: number[] = []
  const undoneFloor: number[] = []
  const applied = await compare({
    floor: async () => {
      const time = await askFloor('apply')()
      undoneFloor.push(await askFloor('undo')())
      return time
    },
    product: async () => {
      const time = await timeApply()
      undone.push(await timeUndo())
      return time
    },
  })
  const plan = await planAll()
  const readsMs = await readWhile(licet, () => apply(plan))
  const perPerson = (ms: number): number => (ms * 1000) / people
  const peakMb = await licet.peakMemoryMb()
  yield figure('bulk', applied, {
    people,
    microsecondsPerPerson: perPerson(applied.product),
    readsMeanwhileP50Ms: percentile(readsMs, 50),
    readsMeanwhileP99Ms: percentile(readsMs, 99),
    readsMeanwhile: readsMs.length,
    ...(peakMb !== null && { rssMb: peakMb }),
  })
  const undo = { floor: percentile(undoneFloor.slice(1), 50), product: percentile(undone.slice(1), 50) }
  yield figure('bulk undo', undo, { people, microsecondsPerPerson: perPerson(undo.product) })
}

const POLL_MS = 10

/** Applies a plan and waits until its operation has succeeded. */
async function applyPlan(licet: OpenLicet, planId: string): Promise<Operation> {
  let operation = await licet.call<Operation>('POST', `/licet/v1/plans/${planId}/apply`)
  while (operation.state === 'queued' || operation.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    operation = await licet.call<Operation>('GET', `/licet/v1/operations/${operation.id}`)
  }
  if (operation.state !== 'succeeded') throw new Error(`The operation ended as ${operation.state}: ${operation.error}`)
  return operation
}

/** How long reads take while something is done. */
async function readWhile(licet: OpenLicet, work: () => Promise<void>): Promise<readonly number[]> {
  await using load = openLoad()
  const { token, url } = licet.ready
  const people = licet.newestPeople(POINT_READS * 20)
  const requests = people.flatMap((id, at) => [
    { path: `/v1.0/users/${id}`, token },
    ...(at % POINT_READS === 0 ? [{ path: '/v1.0/users?$top=100', token }] : []),
  ])
  const latencies: number[] = []
  let busy = true
  const working = work().finally(() => {
    busy = false
  })
  while (busy) latencies.push(...(await load.send(url, requests, READ_CONNECTIONS)).latenciesMs)
  await working
  return latencies
}
