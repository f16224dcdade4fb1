import type { OpenLicet } from './open-licet.ts'
import { openLoad } from './open-load.ts'

/** Reads beside a running operation: eight of a person to one page of a hundred. */
const POINT_READS = 8
const CONNECTIONS = 2

interface People {
  readonly value: readonly { readonly id: string }[]
}

/** How long reads take while something is done, in milliseconds. */
export async function readWhile(licet: OpenLicet, work: () => Promise<unknown>): Promise<readonly number[]> {
  await using load = openLoad()
  const { token, url } = licet.ready
  const { value: people } = await licet.call<People>('GET', '/v1.0/users?$top=160&$select=id')
  const requests = people.flatMap(({ id }, at) => [
    { path: `/v1.0/users/${id}`, token },
    ...(at % POINT_READS === 0 ? [{ path: '/v1.0/users?$top=100', token }] : []),
  ])
  const latencies: number[] = []
  let busy = true
  const working = work().finally(() => {
    busy = false
  })
  while (busy) latencies.push(...(await load.send(url, requests, CONNECTIONS)).latenciesMs)
  await working
  return latencies
}
