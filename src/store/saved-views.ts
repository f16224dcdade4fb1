// Views that people have saved: their own, and those that others share.
import type { Guid } from '#model/guid.ts'
import type { SavedView } from '#model/saved-view.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

type Row = Omit<Tables['savedViews'], 'pk'>

const COLUMNS = ['id', 'name', 'page', 'query', 'isShared', 'ownerId', 'ownerName'] as const

const decode = ({ isShared, ownerId, ownerName, ...row }: Omit<Row, 'tenant'>): SavedView =>
  ({ ...row, isShared: isShared === 1, owner: { id: ownerId, displayName: ownerName } }) as SavedView

const encode = ({ owner, isShared, ...view }: SavedView): Omit<Row, 'tenant'> => ({ ...view, isShared: Number(isShared), ownerId: owner.id, ownerName: owner.displayName })

/** The views that somebody sees, by name. */
export async function listViewRows(db: Db, tenant: number, ownerId: Guid): Promise<SavedView[]> {
  const rows = await db.query
    .selectFrom('savedViews')
    .select(COLUMNS)
    .where('tenant', '=', tenant)
    .where((at) => at.or([at('ownerId', '=', ownerId), at('isShared', '=', 1)]))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(decode)
}

/** One by its id, whosever it is. */
export async function getViewRow(db: Db, tenant: number, id: Guid): Promise<SavedView | undefined> {
  const row = await db.query.selectFrom('savedViews').select(COLUMNS).where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst()
  return row && decode(row)
}

/** Keeps a new view. */
export async function insertView(db: Db, tenant: number, view: SavedView): Promise<void> {
  await db.query.insertInto('savedViews').values({ tenant, ...encode(view) }).execute()
}

/** Replaces what a view says. */
export async function updateView(db: Db, tenant: number, view: SavedView): Promise<void> {
  const { id, ...changes } = encode(view)
  await db.query.updateTable('savedViews').set(changes).where('tenant', '=', tenant).where('id', '=', id).execute()
}

/** Takes a view away. */
export async function deleteViewRow(db: Db, tenant: number, id: Guid): Promise<void> {
  await db.query.deleteFrom('savedViews').where('tenant', '=', tenant).where('id', '=', id).execute()
}
