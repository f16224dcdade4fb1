// A Licet for bulk work: an organisation with a seat for everybody, so that it is about people and not about seats.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OrganizationFile } from '#sample/organization-file.ts'
import { openLicet } from './open-licet.ts'
import type { OpenLicet } from './open-licet.ts'

/** A seat for everyone. */
export const PLENTY = 'SPE_E3'
/** Far fewer seats than people. */
export const SCARCE = 'SPE_E5'

const ORGANIZATION: OrganizationFile = {
  displayName: 'Bench',
  country: 'US',
  domains: ['bench.example'],
  administrator: 'admin@bench.example',
  people: [{ userPrincipalName: 'admin@bench.example', displayName: 'Bench Administrator', usageLocation: 'US' }],
  subscriptions: [
    { product: PLENTY, seats: 20_000_000 },
    { product: SCARCE, seats: 1_000 },
  ],
}

/** Starts it with so many people beside its administrator, on SQLite unless it is given a PostgreSQL. */
export async function openBenchLicet(users: number, postgresUrl: string | null = null): Promise<OpenLicet> {
  const folder = await mkdtemp(join(tmpdir(), 'licet-bench-'))
  try {
    const file = join(folder, 'organization.json')
    await writeFile(file, JSON.stringify(ORGANIZATION))
    return await openLicet(users, ['--sample', file, ...(postgresUrl === null ? [] : ['--database', postgresUrl])])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
