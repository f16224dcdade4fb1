import { readFile } from 'node:fs/promises'
import { readCatalogue } from '#catalogue/catalogue.ts'
import { BadOrganizationFile } from '#sample/bad-organization-file.ts'
import { makeSample } from '#sample/make-sample.ts'
import { openStore } from '#store/open-store.ts'
import { setTenantClock } from '#store/tenants.ts'
import { BadOption } from './serve-options.ts'
import type { ServeOptions } from './serve-options.ts'

/** What of it is asked for; plain data, fit for a command line. */
export interface FirstOrganization extends Pick<ServeOptions, 'sample' | 'users' | 'licensedPercent'> {
  readonly url: string
  /** The instant that its clock shows at the start; null for the real one. */
  readonly clock: string | null
}

const readSampleFile = async (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    throw new BadOption(`--sample is "${path}"; it takes contoso, empty or a file that can be read (${error instanceof Error ? error.message : String(error)}).`)
  })

/** Makes the organisation in an empty database of this version. Throws BadOption for a file that cannot be used. */
export async function makeFirstOrganization({ url, sample, users, licensedPercent, clock }: FirstOrganization): Promise<void> {
  const source = sample === 'contoso' || sample === 'empty' ? sample : { content: await readSampleFile(sample) }
  const realNow = new Date()
  const now = clock === null ? realNow : new Date(clock)
  const store = await openStore({ url, access: 'writer' })
  try {
    await store.transaction(async (db) => {
      const { tenant } = await makeSample(db, readCatalogue(), { source, now, users, licensedPercent })
      await setTenantClock(db, tenant, { offsetMs: now.getTime() - realNow.getTime(), frozenAt: null })
    })
  } catch (error) {
    throw error instanceof BadOrganizationFile ? new BadOption(`--sample is "${sample}": ${error.message}`) : error
  } finally {
    await store.close()
  }
}
