// The commands that open the store themselves, beside a running server or without one.
import { access } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readCatalogue } from '#catalogue/catalogue.ts'
import type { ServerCommands, StoreTexts, TenantTexts } from '#cli/server-commands.ts'
import { ALL_PERMISSIONS } from '#engine/access.ts'
import { openDoors } from '#doors/open-doors.ts'
import type { Doors } from '#doors/open-doors.ts'
import { backupTo, restoreFrom } from '#store/archive.ts'
import { checkInvariants } from '#store/check-invariants.ts'
import { lockFolder } from '#store/folder-lock.ts'
import { findAdministrator } from '#store/identity.ts'
import { openStore } from '#store/open-store.ts'
import type { Store } from '#store/open-store.ts'
import { deleteTenant } from '#store/delete-tenant.ts'
import { insertTenant, listTenants as listTenantRows } from '#store/tenants.ts'
import type { TenantRow } from '#store/tenants.ts'
import { openOffice } from '#threads/open-office.ts'
import { readAddress } from './address-file.ts'
import { BadOption } from './serve-options.ts'

interface Place {
  readonly folder: string
  readonly url: string
  readonly isFile: boolean
}

function placeOf({ data, database }: StoreTexts): Place {
  const folder = resolve(data ?? process.env['LICET_DATA'] ?? './licet-data')
  const url = database ?? process.env['DATABASE_URL']
  return url === undefined ? { folder, url: join(folder, 'licet.db'), isFile: true } : { folder, url, isFile: false }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function withStore<T>(place: Place, use: 'reader' | 'writer', work: (store: Store) => Promise<T>): Promise<T> {
  if (place.isFile && use === 'reader') {
    await access(place.url).catch(() => {
      throw new BadOption(`There are no data in ${place.folder}.`)
    })
  }
  const store = await openStore({ url: place.url, access: use })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** The same, refused while a server has the folder. */
async function withStoreAlone<T>(place: Place, work: (store: Store) => Promise<T>): Promise<T> {
  const release = place.isFile ? lockFolder(place.url) : () => undefined
  try {
    return await withStore(place, 'writer', work)
  } finally {
    release()
  }
}

const chosen = (tenants: readonly TenantRow[], named: string | undefined): TenantRow => {
  const found = named === undefined ? tenants[0] : tenants.find(({ id, displayName }) => id === named.toLowerCase() || displayName === named)
  if (found !== undefined) return found
  throw new BadOption(named === undefined ? 'There is no organization in these data.' : `There is no organization "${named}"; there is ${tenants.map((tenant) => tenant.displayName).join(', ') || 'none'}.`)
}

async function withDoors<T>(options: TenantTexts, work: (doors: Doors, tenant: TenantRow, administrator: string | null, place: Place) => Promise<T>): Promise<T> {
  const place = placeOf(options)
  const [tenant, administrator] = await withStore(place, 'reader', async (store) => {
    const found = chosen(await listTenantRows(store.db), options.tenant)
    return [found, (await findAdministrator(store.db, found.pk))?.userPrincipalName ?? null] as const
  })
  const office = await openOffice({ url: place.url, catalogue: readCatalogue(), readers: 0, startedAt: Date.now() })
  try {
    return await work(await openDoors({ office, homeTenantId: tenant.id, now: () => new Date() }), tenant, administrator, place)
  } finally {
    await office.close()
  }
}

type Commands = ServerCommands & ServerCommands['tenant']

/** Prints a link that signs one person in, once. */
export const signInLink: Commands['signInLink'] = (user, options) =>
  withDoors(options, async (doors, tenant, administrator, { folder }) => {
    const who = user ?? administrator
    if (who === null) throw new BadOption(`${tenant.displayName} has no administrator yet; name a user.`)
    say(`${readAddress(folder)}/sign-in?code=${await doors.newSignInCode(tenant.id, who)}`)
  })

/** Prints an app token with every permission, good for an hour. */
export const token: Commands['token'] = (options) =>
  withDoors(options, async (doors, tenant) => {
    const { subject } = await doors.registerApp(tenant.id, { displayName: 'Licet command line', permissions: ALL_PERMISSIONS })
    say(await doors.mintToken(subject))
  })

/** Checks every invariant of the data; 1 when one is broken. */
export const check: Commands['check'] = (options) =>
  withStore(placeOf(options), 'reader', async ({ db }) => {
    const faults = await checkInvariants(db)
    for (const fault of faults) say(`${fault.rule}: ${fault.detail}`)
    say(faults.length === 0 ? 'Everything is consistent.' : `${faults.length} faults.`)
    return faults.length === 0 ? 0 : 1
  })

export const migrate: Commands['migrate'] = (options) => withStoreAlone(placeOf(options), async () => say('The data are of this version.'))

export const backup: Commands['backup'] = (file, options) =>
  withStore(placeOf(options), 'reader', async (store) => say(`Backed up ${await backupTo(store, resolve(file))} rows to ${file}.`))

export const restore: Commands['restore'] = (file, options) =>
  withStoreAlone(placeOf(options), async (store) => say(`Restored ${await restoreFrom(store, resolve(file))} rows from ${file}.`))

export const addTenant: Commands['add'] = (displayName, options) =>
  withStore(placeOf(options), 'writer', async (store) => {
    const id = crypto.randomUUID()
    await store.transaction((db) => insertTenant(db, { id, displayName, kind: 'own', createdDateTime: new Date().toISOString() }))
    say(`${id}  ${displayName}`)
  })

export const listTenants: Commands['list'] = (options) =>
  withStore(placeOf(options), 'reader', async ({ db }) => {
    for (const tenant of await listTenantRows(db)) say(`${tenant.id}  ${tenant.displayName}`)
  })

export const removeTenant: Commands['remove'] = (name, options) =>
  withStoreAlone(placeOf(options), async (store) => {
    const tenant = chosen(await listTenantRows(store.db), name)
    await store.transaction((db) => deleteTenant(db, tenant.pk))
    say(`Removed ${tenant.displayName}.`)
  })
