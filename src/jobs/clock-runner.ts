// Does what falls due by the clock, in every organization of the store: subscriptions that renew and end, and the like.
import { licetItself } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { Office } from '#threads/office.ts'

export interface ClockRunnerOptions {
  readonly office: Office
  /** Any organization of the store: the question of what is due is asked in its name. */
  readonly homeTenantId: Guid
  readonly onFault: (error: unknown) => void
}

export interface ClockRunner {
  /** Lets what is being done end. */
  stop(): Promise<void>
}

/** How often to look: nothing that falls due by days is in a greater hurry. */
const LOOK_AGAIN_MS = 20_000

/** Organizations in one transaction: it holds up others for some tenths of a second. */
const AT_ONCE = 500

/** Does everything that is due in every organization. One in trouble does not hold up the others. */
export async function runDue(office: Office, homeTenantId: Guid, onFault: (error: unknown) => void, isStopping: () => boolean = () => false): Promise<void> {
  const caller = licetItself(homeTenantId)
  const { subscriptionsOnly, others } = await office.ask('listTenantsDue', caller, null)
  const left = [...others]
  for (let from = 0; from < subscriptionsOnly.length && !isStopping(); from += AT_ONCE) {
    const tenantIds = subscriptionsOnly.slice(from, from + AT_ONCE)
    const notTurned = await office.act('turnSubscriptions', caller, { tenantIds }).catch((error: unknown) => {
      onFault(error)
      return tenantIds
    })
    left.push(...notTurned)
  }
  for (const tenantId of left) {
    if (isStopping()) return
    await office.act('runClock', licetItself(tenantId), null).catch(onFault)
  }
}

/** Starts the runner. What several processes find due at once is done by one of them: it is read again behind the lock. */
export function startClockRunner({ office, homeTenantId, onFault }: ClockRunnerOptions): ClockRunner {
  let line: Promise<void> = Promise.resolve()
  let stopping = false

  const look = (): void => {
    line = line.then(() => runDue(office, homeTenantId, onFault, () => stopping)).catch(onFault)
  }
  const timer = setInterval(look, LOOK_AGAIN_MS)
  look()

  return {
    async stop() {
      stopping = true
      clearInterval(timer)
      await line
    },
  }
}
