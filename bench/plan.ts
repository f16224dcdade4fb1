// A plan over everybody, and the first page of its people.
import type { Plan } from '#model/plan.ts'
import { BULK_DATABASES, openBulkGround } from './bulk-ground.ts'
import { compare } from './compare.ts'
import { figure } from './figure.ts'
import type { Benchmark } from './figure.ts'
import { findProduct } from './find-product.ts'
import { CLASSES } from './floor/plan-floor.ts'
import { openBenchLicet, PLENTY, SCARCE } from './open-bench-licet.ts'
import type { OpenLicet } from './open-licet.ts'
import { median } from './percentile.ts'
import { startFloor } from './start-floor.ts'
import { timeOf } from './time-of.ts'

const PEOPLE = 1_000_000
const PAGES = 20

export const plan: Benchmark = async function* ({ users, database: only }) {
  for (const database of BULK_DATABASES.filter((one) => only === null || one === only)) {
    await using ground = await (database === 'sqlite' ? openOnSqlite(users ?? PEOPLE) : openOnPostgres(users ?? PEOPLE))
    yield* measure(database === 'sqlite' ? 'plan' : 'plan postgres', ground)
  }
}

interface PlanGround extends AsyncDisposable {
  readonly licet: OpenLicet
  countClasses(): Promise<unknown>
}

async function openOnSqlite(people: number): Promise<PlanGround> {
  const licet = await openBenchLicet(people)
  const floor = await startFloor({ databaseFile: licet.databaseFile, parts: { plan: [] } })
  return {
    licet,
    countClasses: async () => (await fetch(`${floor.url}/licet/v1/plans`, { method: 'POST' })).text(),
    async [Symbol.asyncDispose]() {
      await floor[Symbol.asyncDispose]()
      await licet[Symbol.asyncDispose]()
    },
  }
}

async function openOnPostgres(people: number): Promise<PlanGround> {
  const { licet, run, [Symbol.asyncDispose]: dispose } = await openBulkGround('postgres', people)
  return { licet, countClasses: () => run(CLASSES), [Symbol.asyncDispose]: dispose }
}

async function* measure(ground: string, { licet, countClasses }: PlanGround): ReturnType<Benchmark> {
  for (const [name, partNumber] of [[ground, PLENTY], [`${ground} with seats short`, SCARCE]] as const) {
    const body = { target: {}, change: { add: [{ skuId: await findProduct(licet, partNumber) }] }, mode: 'bestEffort' }
    const makePlan = (): Promise<Plan> => licet.call<Plan>('POST', '/licet/v1/plans', body)
    const times = await compare({ floor: () => timeOf(countClasses), product: () => timeOf(makePlan) })

    const { id, summary } = await makePlan()
    const pages: number[] = []
    for (let page = 0; page < PAGES; page++) pages.push(await timeOf(() => licet.call('GET', `/licet/v1/plans/${id}/users?$top=100`)))
    yield figure(name, times, { people: summary.users, changed: summary.changed, refused: summary.refused, firstPageMs: median(pages) })
  }
}
