// Templates of new people; each belongs to who made it.
import type { Guid } from '#model/guid.ts'
import type { Template } from '#model/template.ts'
import type { Db } from './database.ts'

interface Stored {
  readonly id: Guid
  readonly displayName: string
  readonly body: string
}

const COLUMNS = ['id', 'displayName', 'body'] as const

const decode = ({ id, displayName, body }: Stored): Template => ({ id, displayName, ...(JSON.parse(body) as Omit<Template, 'id' | 'displayName'>) })

/** The templates of one person, by name. */
export async function listTemplateRows(db: Db, tenant: number, ownerId: Guid): Promise<Template[]> {
  const rows = await db.query.selectFrom('templates').select(COLUMNS).where('tenant', '=', tenant).where('ownerId', '=', ownerId).orderBy('displayName').orderBy('id').execute()
  return rows.map(decode)
}

/** One of a person's templates by its id. */
export async function getTemplateRow(db: Db, tenant: number, ownerId: Guid, id: Guid): Promise<Template | undefined> {
  const row = await db.query.selectFrom('templates').select(COLUMNS).where('tenant', '=', tenant).where('ownerId', '=', ownerId).where('id', '=', id).executeTakeFirst()
  return row && decode(row)
}

/** Keeps a new template. */
export async function insertTemplate(db: Db, tenant: number, ownerId: Guid, { id, displayName, ...body }: Template): Promise<void> {
  await db.query.insertInto('templates').values({ tenant, id, ownerId, displayName, body: JSON.stringify(body) }).execute()
}

/** Replaces what a template says. */
export async function updateTemplate(db: Db, tenant: number, { id, displayName, ...body }: Template): Promise<void> {
  await db.query.updateTable('templates').set({ displayName, body: JSON.stringify(body) }).where('tenant', '=', tenant).where('id', '=', id).execute()
}

/** Takes a template away. */
export async function deleteTemplateRow(db: Db, tenant: number, id: Guid): Promise<void> {
  await db.query.deleteFrom('templates').where('tenant', '=', tenant).where('id', '=', id).execute()
}
