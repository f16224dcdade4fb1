// One durable assignLicense over HTTP.
import { compare } from './compare.ts'
import { figure } from './figure.ts'
import type { Benchmark } from './figure.ts'
import { CONNECTIONS, openLoad } from './open-load.ts'
import type { LoadResult, WireRequest } from './open-load.ts'
import { openLicet } from './open-licet.ts'
import { percentile } from './percentile.ts'
import { findProduct } from './find-product.ts'
import { startFloor } from './start-floor.ts'

const PEOPLE = 10_000
const ROUNDS = 6

export const assign: Benchmark = async function* ({ users }) {
  await using licet = await openLicet(users ?? PEOPLE)
  await using load = openLoad()
  const { token, url } = licet.ready
  const skuId = await findProduct(licet, 'POWER_BI_STANDARD')
  const body = { addLicenses: [{ skuId, disabledPlans: [] }], removeLicenses: [] }
  const pathOf = (id: string): string => `/v1.0/users/${id}/assignLicense`

  const [first = '', ...people] = licet.newestPeople(users ?? PEOPLE)
  const example = await licet.call<Record<string, unknown>>('POST', pathOf(first), body)
  await using floor = await startFloor({ databaseFile: await licet.copyDatabase(), parts: { assign: [example] } })

  // Everybody is given the licence once on either side: a round is a share of the people.
  const share = Math.floor(people.length / ROUNDS)
  const requestsOf = (round: number): WireRequest[] =>
    people.slice(round * share, (round + 1) * share).map((id) => ({ method: 'POST', path: pathOf(id), token, body }))
  const latencies: number[] = []
  const timeEach = ({ wallMs }: LoadResult): number => wallMs / share
  const times = await compare({
    floor: async (round) => timeEach(await load.send(floor.url, requestsOf(round))),
    product: async (round) => {
      const result = await load.send(url, requestsOf(round))
      if (round > 0) latencies.push(...result.latenciesMs)
      return timeEach(result)
    },
  })
  yield figure('assign', times, { connections: CONNECTIONS, perSecond: 1000 / times.product, p50Ms: percentile(latencies, 50), p99Ms: percentile(latencies, 99) })
}
