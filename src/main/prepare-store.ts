// Before anything is served: the database is brought to this version, and has an organisation in it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Guid } from '#model/guid.ts'
import { findAdministrator } from '#store/identity.ts'
import { openStore } from '#store/open-store.ts'
import { listTenants } from '#store/tenants.ts'
import { makeFirstOrganization } from './make-first-organization.ts'
import type { FirstOrganization } from './make-first-organization.ts'
import { BadOption } from './serve-options.ts'
import type { ServeOptions } from './serve-options.ts'

export interface Home {
  /** The organisation that was made first. */
  readonly tenantId: Guid
  readonly tenantIds: readonly Guid[]
  /** Whom the first link signs in; null when there is nobody yet. */
  readonly administrator: string | null
}

/** From so many people on it is worth a process of its own, which takes a while to start. */
const MANY = 20_000

const BAD_USE = 2

/** Makes it in a process of its own. Throws BadOption for a file that cannot be used. */
async function makeApart(order: FirstOrganization): Promise<void> {
  const maker = fileURLToPath(new URL('./organization-maker.ts', import.meta.url))
  const child = spawn(process.execPath, [maker, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = text(child.stdout)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code === BAD_USE) throw new BadOption(await said)
  if (code !== 0) throw new Error(`Making the organisation ended with ${code}.`)
}

async function makeFirst(url: string, { sample, users, licensedPercent, clock }: ServeOptions): Promise<void> {
  const order = { url, sample, users, licensedPercent, clock: clock?.toISOString() ?? null }
  await (users < MANY ? makeFirstOrganization(order) : makeApart(order))
}

/** Migrates, makes the sample organisation in an empty database, and tells who is home. */
export async function prepareStore(url: string, options: ServeOptions): Promise<Home> {
  const store = await openStore({ url, access: 'writer' })
  try {
    if ((await listTenants(store.db)).length === 0) await makeFirst(url, options)
    const tenants = await listTenants(store.db)
    const [home] = tenants
    if (home === undefined) throw new Error('There is no organisation in the database.')
    const administrator = (await findAdministrator(store.db, home.pk))?.userPrincipalName ?? null
    return { tenantId: home.id, tenantIds: tenants.map((tenant) => tenant.id), administrator }
  } finally {
    await store.close()
  }
}
