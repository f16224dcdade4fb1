// Before anything is served: the database is brought to this version, and has an organisation in it.
import { readFile } from 'node:fs/promises'
import type { Catalogue } from '#catalogue/catalogue.ts'
import type { Guid } from '#model/guid.ts'
import { BadOrganizationFile } from '#sample/bad-organization-file.ts'
import { makeSample } from '#sample/make-sample.ts'
import { findAdministrator } from '#store/identity.ts'
import { openStore } from '#store/open-store.ts'
import type { Store } from '#store/open-store.ts'
import { listTenants, setTenantClock } from '#store/tenants.ts'
import { BadOption } from './serve-options.ts'
import type { ServeOptions } from './serve-options.ts'

export interface Home {
  /** The organisation that was made first. */
  readonly tenantId: Guid
  readonly tenantIds: readonly Guid[]
  /** Whom the first link signs in; null when there is nobody yet. */
  readonly administrator: string | null
}

const readSampleFile = async (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    throw new BadOption(`--sample is "${path}"; it takes contoso, empty or a file that can be read (${error instanceof Error ? error.message : String(error)}).`)
  })

async function makeFirstOrganization(store: Store, options: ServeOptions, catalogue: Catalogue): Promise<void> {
  const { sample, users, licensedPercent } = options
  const source = sample === 'contoso' || sample === 'empty' ? sample : { content: await readSampleFile(sample) }
  const realNow = new Date()
  const now = options.clock ?? realNow
  await store
    .transaction(async (db) => {
      const { tenant } = await makeSample(db, catalogue, { source, now, users, licensedPercent })
      await setTenantClock(db, tenant, { offsetMs: now.getTime() - realNow.getTime(), frozenAt: null })
    })
    .catch((error: unknown) => {
      throw error instanceof BadOrganizationFile ? new BadOption(`--sample is "${sample}": ${error.message}`) : error
    })
}

/** Migrates, makes the sample organisation in an empty database, and tells who is home. */
export async function prepareStore(url: string, options: ServeOptions, catalogue: Catalogue): Promise<Home> {
  const store = await openStore({ url, access: 'writer' })
  try {
    if ((await listTenants(store.db)).length === 0) await makeFirstOrganization(store, options, catalogue)
    const tenants = await listTenants(store.db)
    const [home] = tenants
    if (home === undefined) throw new Error('There is no organisation in the database.')
    const administrator = (await findAdministrator(store.db, home.pk))?.userPrincipalName ?? null
    return { tenantId: home.id, tenantIds: tenants.map((tenant) => tenant.id), administrator }
  } finally {
    await store.close()
  }
}
