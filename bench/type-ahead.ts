// Looking for people while typing, among a million.
import { figure } from './figure.ts'
import type { Benchmark } from './figure.ts'
import { openLoad } from './open-load.ts'
import { openLicet } from './open-licet.ts'
import { percentile } from './percentile.ts'
import { startFloor } from './start-floor.ts'
import { typedTexts } from './typed-texts.ts'

const PEOPLE = 1_000_000
const INPUTS = 1_000
const SHOWN = 20
const SHOWN_PROPERTIES = 'id,displayName,userPrincipalName,mail'

interface People {
  readonly value: readonly Readonly<Record<string, string>>[]
}

const pathOf = (text: string): string =>
  `/licet/v1/users?$top=${SHOWN}&$select=${SHOWN_PROPERTIES}&$search=${encodeURIComponent(`"${text}"`)}`

export const typeAhead: Benchmark = async function* ({ users }) {
  const people = users ?? PEOPLE
  await using licet = await openLicet(people)
  await using load = openLoad()
  const { token, url } = licet.ready
  const { value: [example = {}] } = await licet.call<People>('GET', pathOf('a'))
  await using floor = await startFloor({ databaseFile: licet.databaseFile, parts: { typeAhead: [example] } })

  // One person types: one request at a time, so that the time is the server's own and nothing waits.
  const requests = typedTexts(licet.someNames(INPUTS)).map((text) => ({ path: pathOf(text), token }))
  const measure = async (origin: string): Promise<readonly number[]> => {
    await load.send(origin, requests.slice(0, INPUTS / 10), 1)
    return (await load.send(origin, requests, 1)).latenciesMs
  }
  const bare = await measure(floor.url)
  const latencies = await measure(url)
  yield figure(
    'type-ahead',
    { floor: percentile(bare, 95), product: percentile(latencies, 95) },
    { people, inputs: INPUTS, p50Ms: percentile(latencies, 50), p95Ms: percentile(latencies, 95), p99Ms: percentile(latencies, 99), maxMs: Math.max(...latencies) },
  )
}
