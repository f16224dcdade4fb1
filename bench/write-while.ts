import { setTimeout as delay } from 'node:timers/promises'
import type { Operation } from '#model/operation.ts'
import type { OpenLicet } from './open-licet.ts'
import { timeOf } from './time-of.ts'

/** Between two writes, each of which may be waiting. */
const EVERY_MS = 100

interface Operations {
  readonly value: readonly Operation[]
}

/** How long it takes to give each of some people another product while an operation runs, in milliseconds. */
export async function writeWhile(licet: OpenLicet, skuId: string, work: () => Promise<unknown>): Promise<readonly number[]> {
  const { value: people } = await licet.call<{ readonly value: readonly { readonly id: string }[] }>('GET', '/v1.0/users?$top=999&$select=id')
  let busy = true
  const working = work().finally(() => {
    busy = false
  })
  const isRunning = async (): Promise<boolean> => (await licet.call<Operations>('GET', '/licet/v1/operations?$top=1')).value.some(({ state }) => state === 'running')
  // Before it runs, a change would make its plan stale.
  while (busy && !(await isRunning())) await delay(1)
  const writes: Promise<number>[] = []
  for (let at = 0; busy && at < people.length; at += 1) {
    const body = { addLicenses: [{ skuId }], removeLicenses: [] }
    writes.push(timeOf(() => licet.call('POST', `/v1.0/users/${people[at]!.id}/assignLicense`, body)))
    await delay(EVERY_MS)
  }
  const latencies = await Promise.all(writes)
  await working
  return latencies
}
