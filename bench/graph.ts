// Reads in Graph's words: one person, and a page of a hundred.
import { compare } from './compare.ts'
import { figure } from './figure.ts'
import type { Benchmark } from './figure.ts'
import { CONNECTIONS, openLoad } from './open-load.ts'
import type { WireRequest } from './open-load.ts'
import { openLicet } from './open-licet.ts'
import { percentile } from './percentile.ts'
import { startFloor } from './start-floor.ts'

const PEOPLE = 10_000
const PAGE_PATH = '/v1.0/users?$top=100'
const USERS_A_ROUND = 10_000
const PAGES_A_ROUND = 1_000

type Answer = Readonly<Record<string, unknown>>

export const graph: Benchmark = async function* ({ users }) {
  await using licet = await openLicet(users ?? PEOPLE)
  await using load = openLoad()
  const { token, url } = licet.ready
  const people = licet.newestPeople(1_000)
  const userPaths = people.map((id) => `/v1.0/users/${id}`)
  const user = await licet.call<Answer>('GET', userPaths[0]!)
  const page = await licet.call<Answer>('GET', PAGE_PATH)
  await using floor = await startFloor({ databaseFile: licet.databaseFile, parts: { read: [user, page] } })
  await checkSameBytes([url, floor.url], [userPaths[1]!, PAGE_PATH], token)

  const reads = [
    { name: 'graph user', paths: userPaths, count: USERS_A_ROUND },
    { name: 'graph page of 100', paths: [PAGE_PATH], count: PAGES_A_ROUND },
  ]
  for (const { name, paths, count } of reads) {
    const requests = Array.from({ length: count }, (_, at): WireRequest => ({ path: paths[at % paths.length]!, token }))
    const latencies: number[] = []
    const times = await compare({
      floor: async () => (await load.send(floor.url, requests)).wallMs / count,
      product: async (round) => {
        const { wallMs, latenciesMs } = await load.send(url, requests)
        if (round > 0) latencies.push(...latenciesMs)
        return wallMs / count
      },
    })
    yield figure(name, times, { connections: CONNECTIONS, perSecond: 1000 / times.product, p50Ms: percentile(latencies, 50), p99Ms: percentile(latencies, 99) })
  }
}

/** A comparison of different answers would be none. */
async function checkSameBytes(origins: readonly string[], paths: readonly string[], token: string): Promise<void> {
  for (const path of paths) {
    const bodies = await Promise.all(origins.map(async (origin) => (await fetch(origin + path, { headers: { Authorization: `Bearer ${token}` } })).text()))
    if (new Set(bodies).size > 1) throw new Error(`Floor and product answer differently to ${path}:\n${bodies.map((body) => body.slice(0, 1_000)).join('\n')}`)
  }
}
