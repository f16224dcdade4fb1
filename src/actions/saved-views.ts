// Saved views: everyone who may open a list may keep what they look at, and share it; only the owner changes it.
import { flag, oneOf, readBody, record, text } from '#engine/read-fields.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { denied, notFound } from '#model/problem.ts'
import { VIEW_PAGES } from '#model/saved-view.ts'
import type { SavedView } from '#model/saved-view.ts'
import { deleteViewRow, getViewRow, insertView, listViewRows, updateView } from '#store/saved-views.ts'
import { noteSetting } from './note-setting.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question, ReadingRoom } from './room.ts'
import { wellFormed } from './well-formed.ts'

const SHAPE = { name: text, page: oneOf(VIEW_PAGES), query: text, isShared: flag }

async function seeView({ db, tenant }: ReadingRoom, caller: Caller, id: Guid): Promise<SavedView> {
  const view = await getViewRow(db, tenant.pk, id)
  if (view === undefined || (view.owner.id !== caller.id && !view.isShared)) throw notFound(id)
  return view
}

/** A view that the caller may change. Throws 404, or 403 for one that another shares. */
async function ownView(room: ReadingRoom, caller: Caller, id: Guid): Promise<SavedView> {
  const view = await seeView(room, caller, id)
  if (view.owner.id !== caller.id) throw denied({ message: `${view.owner.displayName} saved this view. You can save one of your own.`, words: { key: 'error.viewOfAnother', arguments: { name: view.owner.displayName } } })
  return view
}

/** One's own views and those that others share, by name. */
export const listSavedViews: Question<null, readonly SavedView[]> = async ({ db, tenant }, caller) => {
  requireAccess(caller, 'readPlans')
  return listViewRows(db, tenant.pk, caller.id)
}

/** One view. Throws 404. */
export const getSavedView: Question<{ readonly id: Guid }, SavedView> = (room, caller, { id }) => {
  requireAccess(caller, 'readPlans')
  return seeView(room, caller, id)
}

/** Keeps a view. Throws 400. */
export const createSavedView: Action<{ readonly body: unknown }, SavedView> = async (room, caller, { body }) => {
  requireAccess(caller, 'readPlans')
  const { name = '', page = 'activeUsers', query = '', isShared = false } = wellFormed(readBody(body, record(SHAPE, ['name', 'page', 'query'])))
  const view: SavedView = { id: room.newId(), name, page, query, isShared, owner: { id: caller.id, displayName: caller.displayName } }
  await insertView(room.db, room.tenant.pk, view)
  await noteSetting(room, caller, { type: 'savedView', objectId: view.id, before: null, after: view })
  return view
}

/** Changes a view of one's own. Throws 400, 403, 404. */
export const changeSavedView: Action<{ readonly id: Guid; readonly body: unknown }, SavedView> = async (room, caller, { id, body }) => {
  requireAccess(caller, 'readPlans')
  const before = await ownView(room, caller, id)
  const after: SavedView = { ...before, ...wellFormed(readBody(body, record(SHAPE))) }
  await updateView(room.db, room.tenant.pk, after)
  await noteSetting(room, caller, { type: 'savedView', objectId: id, before, after })
  return after
}

/** Takes a view of one's own away. Throws 403, 404. */
export const deleteSavedView: Action<{ readonly id: Guid }, null> = async (room, caller, { id }) => {
  requireAccess(caller, 'readPlans')
  const before = await ownView(room, caller, id)
  await deleteViewRow(room.db, room.tenant.pk, id)
  await noteSetting(room, caller, { type: 'savedView', objectId: id, before, after: null })
  return null
}
