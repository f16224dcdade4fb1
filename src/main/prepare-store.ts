// Before anything is served: the database is brought to this version, and has an organisation in it.
import { readFile } from 'node:fs/promises'
import type { Catalogue } from '#catalogue/catalogue.ts'
import type { Guid } from '#model/guid.ts'
import { findAdministrator } from '#store/identity.ts'
import { openStore } from '#store/open-store.ts'
import type { Store } from '#store/open-store.ts'
import { listTenants } from '#store/tenants.ts'
import { makeSample } from '#sample/make-sample.ts'
import { BadOption } from './serve-options.ts'
import type { ServeOptions } from './serve-options.ts'

export interface Home {
  /** The organisation that was made first. */
  readonly tenantId: Guid
  readonly tenantIds: readonly Guid[]
  /** The user name of its administrator; null when it has none yet. */
  readonly administrator: string | null
}

const readSampleFile = async (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    throw new BadOption(`--sample is "${path}": it takes contoso, empty or a file that can be read (${error instanceof Error ? error.message : String(error)}).`)
  })

async function makeFirstOrganization(store: Store, options: ServeOptions, catalogue: Catalogue): Promise<void> {
  const kind = options.sample === 'contoso' || options.sample === 'empty' ? options.sample : 'file'
  await makeSample(store, catalogue, {
    kind,
    ...(kind === 'file' && { text: await readSampleFile(options.sample) }),
    realNow: new Date(),
    clock: options.clock,
    users: options.users,
    licensedPercent: options.licensedPercent,
  })
}

/** Migrates, makes the sample organisation in an empty database, and tells who is home. */
export async function prepareStore(url: string, options: ServeOptions, catalogue: Catalogue): Promise<Home> {
  const store = await openStore({ url, access: 'writer' })
  try {
    if ((await listTenants(store.db)).length === 0) await makeFirstOrganization(store, options, catalogue)
    const tenants = await listTenants(store.db)
    const home = tenants[0]
    if (home === undefined) throw new Error('There is no organisation in the database.')
    return {
      tenantId: home.id,
      tenantIds: tenants.map((tenant) => tenant.id),
      administrator: (await findAdministrator(store.db, home.pk))?.userPrincipalName ?? null,
    }
  } finally {
    await store.close()
  }
}
