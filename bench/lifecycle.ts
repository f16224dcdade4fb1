// What the clock does in a day: ten thousand organisations of a hundred people, each with a subscription that falls due,
// and a hundred thousand deadlines of data.
import { readCatalogue } from '#catalogue/catalogue.ts'
import { runDue } from '#jobs/clock-runner.ts'
import { openOffice } from '#threads/open-office.ts'
import { compare } from './compare.ts'
import { OPERATIONS, openDeadlineGround } from './deadline-ground.ts'
import { figure } from './figure.ts'
import type { Benchmark } from './figure.ts'
import { runDeadlineFloor } from './floor/deadline-floor.ts'
import { runLifecycleFloor } from './floor/lifecycle-floor.ts'
import { openLifecycleGround, PEOPLE_EACH } from './lifecycle-ground.ts'
import { timeOf } from './time-of.ts'

const TENANTS = 10_000
const DEADLINES = 100_000

const rethrow = (error: unknown): never => {
  throw error
}

export const lifecycle: Benchmark = async function* ({ users }) {
  const tenants = users === null ? TENANTS : Math.ceil(users / PEOPLE_EACH)
  await using ground = await openLifecycleGround(tenants)
  const { store, url, tenantId, reset } = ground
  const office = await openOffice({ url, catalogue: readCatalogue(), readers: 1, startedAt: Date.now() })
  const times = await compare({
    floor: async () => {
      await reset()
      return timeOf(() => runLifecycleFloor(store))
    },
    product: async () => {
      await reset()
      return timeOf(() => runDue(office, tenantId, rethrow))
    },
  })
  await office.close()
  yield figure('lifecycle subscriptions', times, { tenants, people: tenants * PEOPLE_EACH, perTenantUs: (times.product * 1_000) / tenants })
  yield* deadlinesDue(users ?? DEADLINES)
}

/** Data of so many people has its last day today, at a hundred instants. */
async function* deadlinesDue(deadlines: number): ReturnType<Benchmark> {
  await using ground = await openDeadlineGround(deadlines)
  const { store, url, tenantId, reset } = ground
  const times = await compare({
    floor: async () => {
      await reset()
      return timeOf(() => runDeadlineFloor(store))
    },
    product: async () => {
      await reset()
      const office = await openOffice({ url, catalogue: readCatalogue(), readers: 1, startedAt: Date.now() })
      const time = await timeOf(() => runDue(office, tenantId, rethrow))
      await office.close()
      return time
    },
  })
  yield figure('lifecycle data deadlines', times, { deadlines, instants: OPERATIONS })
}
