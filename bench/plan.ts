// A plan over everybody, and the first page of its people.
import { openBenchLicet, PLENTY, SCARCE } from './open-bench-licet.ts'
import { compare } from './compare.ts'
import { figure } from './figure.ts'
import type { Benchmark } from './figure.ts'
import { findProduct } from './find-product.ts'
import { median } from './percentile.ts'
import { startFloor } from './start-floor.ts'
import { timeOf } from './time-of.ts'
import type { Plan } from '#model/plan.ts'

const PEOPLE = 1_000_000
const PAGES = 20

export const plan: Benchmark = async function* ({ users }) {
  const people = users ?? PEOPLE
  await using licet = await openBenchLicet(people)
  await using floor = await startFloor({ databaseFile: licet.databaseFile, parts: { plan: [] } })
  const askFloor = (): Promise<number> => timeOf(async () => (await fetch(`${floor.url}/licet/v1/plans`, { method: 'POST' })).text())

  for (const [name, partNumber] of [['plan', PLENTY], ['plan with seats short', SCARCE]] as const) {
    const body = { target: {}, change: { add: [{ skuId: await findProduct(licet, partNumber) }] }, mode: 'bestEffort' }
    const makePlan = (): Promise<Plan> => licet.call<Plan>('POST', '/licet/v1/plans', body)
    const times = await compare({ floor: askFloor, product: () => timeOf(makePlan) })

    const { id, summary } = await makePlan()
    const pages: number[] = []
    for (let page = 0; page < PAGES; page++) pages.push(await timeOf(() => licet.call('GET', `/licet/v1/plans/${id}/users?$top=100`)))
    yield figure(name, times, { people: summary.users, changed: summary.changed, refused: summary.refused, firstPageMs: median(pages) })
  }
}
