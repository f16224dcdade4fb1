// Graph's words: a person, pages, searches and batches of people, and licences by the batch beside one by one.
import { compare, MANY_ROUNDS } from './compare.ts'
import { figure } from './figure.ts'
import type { Benchmark, Figure } from './figure.ts'
import { findProduct } from './find-product.ts'
import { CONNECTIONS, openLoad } from './open-load.ts'
import type { Load, WireRequest } from './open-load.ts'
import { openLicet } from './open-licet.ts'
import type { OpenLicet } from './open-licet.ts'
import { percentile } from './percentile.ts'
import { startFloor } from './start-floor.ts'

const PEOPLE = 10_000
const PAGE_PATH = '/v1.0/users?$top=100'
const FILTER_PATH = "/v1.0/users?$top=20&$filter=startsWith(displayName,'an')"
const SEARCH_PATH = '/v1.0/users?$top=20&$search=%22displayName:an%22'
const BATCH_PATH = '/v1.0/$batch'
const USERS_A_ROUND = 20_000
const PAGES_A_ROUND = 1_000
const BATCHES_A_ROUND = 500
const STEPS = 20
const LICENSED_A_ROUND = 10 * STEPS

type Answer = Readonly<Record<string, unknown>>

const readsOf = (ids: readonly string[]) => ({ requests: ids.map((id, at) => ({ id: String(at), method: 'GET', url: `/users/${id}` })) })

export const graph: Benchmark = async function* ({ users }) {
  await using licet = await openLicet(users ?? PEOPLE)
  await using load = openLoad()
  const { token, url } = licet.ready
  const people = licet.newestPeople(1_000)
  const userPaths = people.map((id) => `/v1.0/users/${id}`)
  const batch = readsOf(people.slice(0, STEPS))
  const examples = [await licet.call<Answer>('GET', userPaths[0]!), await licet.call<Answer>('GET', PAGE_PATH), await licet.call<Answer>('POST', BATCH_PATH, batch)]
  await using floor = await startFloor({ databaseFile: licet.databaseFile, parts: { read: examples } })
  await checkSame([url, floor.url], [userPaths[1]!, PAGE_PATH], token, (body) => body)
  await checkSame([url, floor.url], [FILTER_PATH, SEARCH_PATH], token, peopleOf)

  const reads: readonly { name: string; requests: readonly Omit<WireRequest, 'token'>[]; count: number }[] = [
    { name: 'graph user', requests: userPaths.map((path) => ({ path })), count: USERS_A_ROUND },
    { name: 'graph page of 100', requests: [{ path: PAGE_PATH }], count: PAGES_A_ROUND },
    { name: 'graph filter', requests: [{ path: FILTER_PATH }], count: PAGES_A_ROUND },
    { name: 'graph search', requests: [{ path: SEARCH_PATH, isAdvanced: true }], count: PAGES_A_ROUND },
    { name: 'graph batch of 20 reads', requests: [{ method: 'POST', path: BATCH_PATH, body: batch }], count: BATCHES_A_ROUND },
  ]
  for (const { name, requests, count } of reads) {
    const round = Array.from({ length: count }, (_, at): WireRequest => ({ ...requests[at % requests.length]!, token }))
    const latencies: number[] = []
    const times = await compare({
      floor: async () => (await load.send(floor.url, round)).wallMs / count,
      product: async (number) => {
        const { wallMs, latenciesMs } = await load.send(url, round)
        if (number > 0) latencies.push(...latenciesMs)
        return wallMs / count
      },
    }, MANY_ROUNDS)
    yield figure(name, times, { connections: CONNECTIONS, perSecond: 1000 / times.product, p50Ms: percentile(latencies, 50), p99Ms: percentile(latencies, 99) })
  }
  yield await batchesBesideSingles(licet, load)
}

/** Twenty licences in a batch; what stands as the floor are twenty calls of the product itself, one after another. */
async function batchesBesideSingles(licet: OpenLicet, load: Load): Promise<Figure> {
  const { token, url } = licet.ready
  const body = { addLicenses: [{ skuId: await findProduct(licet, 'POWER_BI_STANDARD'), disabledPlans: [] }], removeLicenses: [] }
  const left = licet.newestPeople(PEOPLE)
  const next = (): readonly string[] => {
    const taken = left.splice(0, LICENSED_A_ROUND)
    if (taken.length < LICENSED_A_ROUND) throw new Error('There are too few people: 2,400 are wanted.')
    return taken
  }
  const headers = { 'Content-Type': 'application/json' }
  const times = await compare({
    floor: async () => (await load.send(url, next().map((id): WireRequest => ({ method: 'POST', path: `/v1.0/users/${id}/assignLicense`, token, body })), 1)).wallMs / (LICENSED_A_ROUND / STEPS),
    product: async () => {
      const ids = next()
      const batches = Array.from({ length: ids.length / STEPS }, (_, at): WireRequest => {
        const requests = ids.slice(at * STEPS, (at + 1) * STEPS).map((id) => ({ id, method: 'POST', url: `/users/${id}/assignLicense`, headers, body }))
        return { method: 'POST', path: BATCH_PATH, token, body: { requests } }
      })
      return (await load.send(url, batches, 1)).wallMs / batches.length
    },
  })
  return figure('graph batch of 20 assignLicense', times, { connections: 1 })
}

/** What a request is answered with. */
async function bodyOf(url: string, path: string, token: string): Promise<string> {
  return (await fetch(url + path, { headers: { Authorization: `Bearer ${token}`, ConsistencyLevel: 'eventual' } })).text()
}

/** A comparison of different answers would be none. */
async function checkSame(origins: readonly string[], paths: readonly string[], token: string, part: (body: string) => string): Promise<void> {
  for (const path of paths) {
    const bodies = await Promise.all(origins.map(async (origin) => part(await bodyOf(origin, path, token))))
    if (new Set(bodies).size > 1) throw new Error(`Floor and product answer differently to ${path}:\n${bodies.map((body) => body.slice(0, 1_000)).join('\n')}`)
  }
}

/** The people of an answer: of what is looked for, the floor does not know the link to the next page. */
const peopleOf = (body: string): string => JSON.stringify((JSON.parse(body) as { value: unknown }).value)
