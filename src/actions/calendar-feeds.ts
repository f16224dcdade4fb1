// The deadlines as a calendar: read at an address that its owner may withdraw, with the owner's rights of that moment.
import type { Caller } from '#model/caller.ts'
import { denied, notFound } from '#model/problem.ts'
import { deleteCalendarFeed, findCalendarFeed, putCalendarFeed, readCalendarFeed } from '#store/calendar-feeds.ts'
import { listDeadlineDays } from './data-deadlines.ts'
import type { DeadlineDay } from './data-deadlines.ts'
import { findUser } from './find-user.ts'
import { heldRoles } from './held-roles.ts'
import { personByPk } from './person-at-door.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question } from './room.ts'

/** Only people have calendars. */
function requirePerson(caller: Caller): void {
  requireAccess(caller, 'readLicenses')
  if (caller.kind !== 'user') throw denied()
}

export interface FeedState {
  /** When the address was made; null when there is none. The address itself is shown once. */
  readonly createdDateTime: string | null
}

/** Whether the caller has an address. */
export const getCalendarFeed: Question<null, FeedState> = async ({ db, tenant }, caller) => {
  requirePerson(caller)
  return { createdDateTime: (await readCalendarFeed(db, tenant.pk, (await findUser(db, tenant.pk, caller.id)).pk)) ?? null }
}

/** Makes the caller's address, in place of any that was. */
export const makeCalendarFeed: Action<{ readonly hash: string }, FeedState> = async ({ db, tenant, realNow }, caller, { hash }) => {
  requirePerson(caller)
  const { pk: userPk } = await findUser(db, tenant.pk, caller.id)
  const at = realNow.toISOString()
  await putCalendarFeed(db, tenant.pk, { userPk, language: caller.language, hash, at })
  return { createdDateTime: at }
}

/** Withdraws the caller's address. */
export const withdrawCalendarFeed: Action<null, FeedState> = async ({ db, tenant }, caller) => {
  requirePerson(caller)
  await deleteCalendarFeed(db, tenant.pk, (await findUser(db, tenant.pk, caller.id)).pk)
  return { createdDateTime: null }
}

const YEAR_MS = 366 * 24 * 3_600_000

/** What an address tells: the deadlines from a month ago to a year ahead. Throws 404 for one that is none, or whose owner is gone. */
export const readCalendar: Question<{ readonly hash: string }, { readonly language: 'en' | 'fr'; readonly days: readonly DeadlineDay[] }> = async (room, clock, { hash }) => {
  const { db, tenant, now } = room
  const feed = await findCalendarFeed(db, tenant.pk, hash)
  const owner = feed === undefined ? null : await personByPk(room, feed.userPk)
  if (feed === undefined || owner === null) throw notFound('calendar')
  const { roles, grants } = await heldRoles(room, clock, { user: owner.id })
  const { id, displayName, userPrincipalName } = owner
  const caller: Caller = { tenantId: tenant.id, kind: 'user', id, displayName, userPrincipalName, permissions: null, roles, grants, language: feed.language }
  const [from, to] = [-YEAR_MS / 12, YEAR_MS].map((away) => new Date(now.getTime() + away).toISOString()) as [string, string]
  return { language: feed.language, days: await listDeadlineDays(room, caller, { from, to }) }
}
