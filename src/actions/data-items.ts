// The data of one person (D20): what there is, in what state, and what is known of it beside the licences.
import { bitsOf, bringBackOf, guardsOf, startDataClock, TRAITS_OF } from '#engine/data-clock.ts'
import type { DataTraits } from '#engine/data-clock.ts'
import { DATA_ITEM_KINDS } from '#model/data-item.ts'
import type { DataItem, DataItemKind } from '#model/data-item.ts'
import { badRequest, notFound } from '#model/problem.ts'
import { listClocksOf, stopClocksOf } from '#store/data-clocks.ts'
import { listDataItems, putDataItem } from '#store/data-items.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { readSituation } from '#store/situations.ts'
import { getUserRow } from '#store/users.ts'
import type { UserRow } from '#store/users.ts'
import { dataDaysOf } from './data-days.ts'
import { lockPerson } from './lock-person.ts'
import { keptBy, noteDataAlone } from './note-data.ts'
import { requireReach, requireSight } from './reach.ts'
import { bodyEntries } from './read-body.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question, ReadingRoom } from './room.ts'
import { wrongValue } from './wrong-value.ts'

const UNKNOWN: DataTraits = { held: false, shared: false, sizeGB: null }

/** A person's items in the order of the kinds; a kind that no licence ever carried is none of theirs. */
export async function dataItemsOf(room: ReadingRoom, row: UserRow): Promise<DataItem[]> {
  const { db, tenant } = room
  const kept = keptBy(room, await readSituation(db, tenant.pk, row.situationId))
  const clocks = await listClocksOf(db, tenant.pk, row.pk)
  const known = await listDataItems(db, tenant.pk, row.pk)
  const isGuarded = (kind: DataItemKind): boolean => known.some(({ guards }) => (guards & bitsOf([kind])) !== 0)
  const isHeld = (kind: DataItemKind): boolean => known.some(({ held, guards }) => held && (guards & bitsOf([kind])) !== 0)
  return DATA_ITEM_KINDS.flatMap((kind): DataItem[] => {
    const { held, shared, sizeGB } = known.find((one) => one.kind === kind) ?? UNKNOWN
    const item = { kind, ...NO_CLOCK, held, shared, sizeGB }
    const clock = clocks.find((one) => one.kind === kind)
    if (clock !== undefined) {
      const { state, sinceDateTime, nextDateTime, untilDateTime, end, operationId } = clock
      return [{ ...item, state, sinceDateTime, untilDateTime: nextDateTime === null ? null : untilDateTime, end, operationId, bringBack: bringBackOf(clock, false) }]
    }
    if (row.deletedDateTime !== null) return isHeld(kind) ? [{ ...item, ...heldOfDeleted(room, kind, row.deletedDateTime) }] : []
    if (kept.has(kind)) return [{ ...item, state: 'active' }]
    return isGuarded(kind) ? [{ ...item, state: isHeld(kind) ? 'held' : 'shared', bringBack: 'giveLicense' }] : []
  })
}

const NO_CLOCK = { sinceDateTime: null, untilDateTime: null, end: null, bringBack: null, operationId: null } as const

/** A hold that was there before the deletion makes a mailbox inactive when the person can be restored no more. */
function heldOfDeleted({ tenant }: ReadingRoom, kind: DataItemKind, since: string): Pick<DataItem, 'state' | 'sinceDateTime' | 'untilDateTime' | 'end' | 'bringBack'> {
  if (kind === 'oneDrive') return { state: 'held', sinceDateTime: since, untilDateTime: null, end: null, bringBack: 'restoreUser' }
  const { state, sinceDateTime, untilDateTime } = startDataClock(kind, 'deleted', since, dataDaysOf(tenant))
  return { state, sinceDateTime, untilDateTime, end: 'inactive', bringBack: 'restoreUser' }
}

async function findPerson({ db, tenant }: ReadingRoom, user: string): Promise<UserRow> {
  const row = (await getUserRow(db, tenant.pk, user)) ?? (await getUserRow(db, tenant.pk, user, { deleted: true }))
  if (row === undefined) throw notFound(user)
  return row
}

/** The items of one person, deleted or not. */
export const listUserData: Question<{ readonly user: string }, readonly DataItem[]> = async (room, caller, { user }) => {
  const row = await findPerson(room, user)
  await requireSight(room, caller, user, row, 'readLicenses')
  return dataItemsOf(room, row)
}

const itemNamed = (items: readonly DataItem[], item: string): DataItem => {
  const found = items.find(({ kind }) => kind.toLowerCase() === item.toLowerCase())
  if (found === undefined) throw notFound(item)
  return found
}

/** One item of a person. */
export const getUserData: Question<{ readonly user: string; readonly item: string }, DataItem> = async (room, caller, { user, item }) =>
  itemNamed(await listUserData(room, caller, { user }), item)

const EXPECTED: Readonly<Record<keyof DataTraits, string>> = { held: 'true or false', shared: 'true or false', sizeGB: 'a number of gigabytes from 0 to 1000000, or null' }

const accepts = (name: keyof DataTraits, value: unknown): boolean =>
  name === 'sizeGB' ? value === null || (typeof value === 'number' && value >= 0 && value <= 1_000_000) : typeof value === 'boolean'

function readTraits(body: unknown, { kind, held, shared, sizeGB }: DataItem): DataTraits {
  const names = TRAITS_OF[kind]
  const given: Record<string, unknown> = {}
  for (const [name, value] of bodyEntries(body)) {
    const trait = names.find((one) => one === name)
    if (trait === undefined) throw wrongValue(name, value, names.length === 0 ? `nothing: of ${kind} nothing can be set` : `one of ${names.join(', ')}: of ${kind} nothing else can be set`)
    if (!accepts(trait, value)) throw wrongValue(name, value, EXPECTED[trait])
    given[name] = value
  }
  return { held, shared, sizeGB, ...given }
}

const refuse = (key: string, message: string): Error => badRequest(message, { words: { key: `error.${key}`, arguments: {} } })

/** Why what is known of an item cannot be changed so. */
function checkChange({ state, shared, held }: DataItem, after: DataTraits, isDeleted: boolean): void {
  if (isDeleted) throw refuse('dataOfDeleted', 'The data of a deleted person cannot be changed: restore the person first. A hold must be there before the deletion.')
  if (state === 'purged') throw refuse('dataIsGone', 'This item is gone for good.')
  const isLicensed = state === 'active'
  if (after.shared && !shared && !isLicensed) throw refuse('shareWhileLicensed', 'A mailbox is converted to a shared one while it is licensed: give the license back first.')
  if (after.held && !held && state === 'archived') throw refuse('holdWhileThere', 'An archived item takes no hold: give the license back first.')
}

export interface ChangeDataInput {
  readonly user: string
  readonly item: string
  readonly body: unknown
}

/**
 * Changes what is known of an item: held, shared, sizeGB. A hold stops the clock; lifting it starts the clock from then.
 * Throws 400 with the reason, 404.
 */
export const changeUserData: Action<ChangeDataInput, DataItem> = async (room, caller, { user, item, body }) => {
  const { db, tenant } = room
  const within = requireAccess(caller, 'updateUser')
  const found = await findPerson(room, user)
  const { row } = await lockPerson(room, found.id, { deleted: found.deletedDateTime !== null })
  await requireReach(room, within, 'user', row.pk)
  const before = itemNamed(await dataItemsOf(room, row), item)
  const { kind } = before
  const after = readTraits(body, before)
  checkChange(before, after, row.deletedDateTime !== null)
  const [was, is] = [new Set(guardsOf(kind, before)), new Set(guardsOf(kind, after))]
  await putDataItem(db, tenant.pk, row.pk, { kind, ...after, guards: bitsOf(is) })
  const operation = await recordOperation(room, caller, { kind: 'changeData', total: 1 })
  const { held, shared, sizeGB } = before
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'dataItem', objectId: row.id, before: { kind, held, shared, sizeGB }, after: { kind, ...after } })
  const kept = keptBy(room, await readSituation(db, tenant.pk, row.situationId))
  await stopClocksOf(db, tenant.pk, row.pk, bitsOf(is.difference(kept)))
  const loose = [...was.difference(is).difference(kept)]
  if (loose.length > 0) await noteDataAlone(room, operation.pk, row, 'unlicensed', loose)
  room.tell({ type: 'user', ids: [row.id] })
  return itemNamed(await dataItemsOf(room, row), item)
}
