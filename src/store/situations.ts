// Situations: each distinct set of licences once per tenant, never changed, referred to by those who have it (ADR 0004).
import { hash } from 'node:crypto'
import type { Having } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { canonicalSituation, formatSituation, isInForce, type LicenseRecord, type Situation } from '#model/license.ts'
import type { Db } from './database.ts'
import { statement } from './statement.ts'

/** How the seats of a record are counted: the product for its central pool, the pool's id for a self-service one. */
export const poolKeyOf = (record: Pick<LicenseRecord, 'skuId' | 'selfServicePoolId'>): string => record.selfServicePoolId ?? record.skuId

type Packed = [string, string | null, string | null, string[], LicenseRecord['state'], LicenseRecord['error']]

/** Reads back what formatSituation wrote. */
export const parseSituation = (text: string): Situation =>
  (JSON.parse(text) as Packed[]).map(([skuId, assignedByGroup, selfServicePoolId, disabledPlans, state, error]) => ({
    skuId,
    assignedByGroup,
    selfServicePoolId,
    disabledPlans,
    state,
    error,
  }))

const BY_HASH = statement<{ tenant: number; hash: string }, { pk: number }>((query, argument) =>
  query.selectFrom('situations').select('pk').where('tenant', '=', argument('tenant')).where('hash', '=', argument('hash')),
)

const BY_ID = statement<{ tenant: number; id: number }, { hash: string; records: string }>((query, argument) =>
  query
    .selectFrom('situations')
    .select(['hash', 'records'])
    .where('pk', '=', argument('id'))
    .where('tenant', '=', argument('tenant')),
)

// The text may be longer than an index takes; equal hashes are equal texts.
const digestOf = (records: string): string => hash('sha256', records, 'base64url')

const findByHash = async (db: Db, tenant: number, digest: string): Promise<number | undefined> =>
  db.situations.id(tenant, digest) ?? (await BY_HASH.first(db, { tenant, hash: digest }))?.pk

/** The id of a situation, when the tenant has it. */
export const findSituation = (db: Db, tenant: number, situation: Situation): Promise<number | undefined> =>
  findByHash(db, tenant, digestOf(formatSituation(situation)))

/** The id of a situation, stored when it is new to the tenant. */
export async function internSituation(db: Db, tenant: number, situation: Situation): Promise<number> {
  const records = formatSituation(situation)
  const digest = digestOf(records)
  const known = await findByHash(db, tenant, digest)
  if (known !== undefined) return known

  const inserted = await db.query
    .insertInto('situations')
    .values({ tenant, hash: digest, records })
    .onConflict((conflict) => conflict.columns(['tenant', 'hash']).doNothing())
    .returning('pk')
    .executeTakeFirst()
  // Another transaction was first, and has committed by now: its row is the one.
  if (inserted === undefined) return (await BY_HASH.first(db, { tenant, hash: digest }))!.pk
  await insertProducts(db, tenant, inserted.pk, situation)
  db.situations.keep(tenant, inserted.pk, digest, canonicalSituation(situation))
  return inserted.pk
}

/** The products that a situation holds, once for each pool, and whether any of their records is in force. */
export function productsOf(situation: Situation): { skuId: Guid; poolKey: string; inForce: number }[] {
  const seats = Map.groupBy(situation, (record) => `${record.skuId} ${poolKeyOf(record)}`)
  return [...seats.values()].map((records) => ({
    skuId: records[0]!.skuId,
    poolKey: poolKeyOf(records[0]!),
    inForce: Number(records.some(isInForce)),
  }))
}

async function insertProducts(db: Db, tenant: number, situationId: number, situation: Situation): Promise<void> {
  const rows = productsOf(situation).map((product) => ({ ...product, situationId, tenant }))
  if (rows.length > 0) await db.query.insertInto('situationProducts').values(rows).execute()
}

/** A situation by its id. Throws when the tenant has none such, which is a broken store. */
export async function readSituation(db: Db, tenant: number, id: number): Promise<Situation> {
  const cached = db.situations.situation(tenant, id)
  if (cached !== undefined) return cached
  const row = await BY_ID.first(db, { tenant, id })
  if (row === undefined) throw new Error(`There is no situation ${id}.`)
  const situation = parseSituation(row.records)
  db.situations.keep(tenant, id, row.hash, situation)
  return situation
}

/** Situations by their ids. */
export async function listSituations(db: Db, tenant: number, ids: Iterable<number>): Promise<Map<number, Situation>> {
  const found = new Map<number, Situation>()
  for (const id of ids) found.set(id, await readSituation(db, tenant, id))
  return found
}

/** Every situation that the tenant's people have or ever had. */
export async function allSituations(db: Db, tenant: number): Promise<Map<number, Situation>> {
  const rows = await db.query.selectFrom('situations').select('pk').where('tenant', '=', tenant).execute()
  return listSituations(db, tenant, rows.map(({ pk }) => pk))
}

/** The ids of the situations that hold a product, or have something of a pool, from whatever source and in whatever state. */
export async function situationsWith(db: Db, tenant: number, by: { readonly skuId: Guid } | { readonly poolKey: string }): Promise<number[]> {
  const rows = await db.query
    .selectFrom('situationProducts')
    .select('situationId')
    .distinct()
    .where('tenant', '=', tenant)
    .where((at) => ('skuId' in by ? at('skuId', '=', by.skuId) : at('poolKey', '=', by.poolKey)))
    .orderBy('situationId')
    .execute()
  return rows.map(({ situationId }) => situationId)
}

/** The ids of the situations that hold a product with an error. */
export async function situationsInError(db: Db, tenant: number, { skuId }: { readonly skuId: Guid }): Promise<number[]> {
  const fails = (record: LicenseRecord): boolean => record.skuId === skuId && record.error !== 'None'
  return [...(await allSituations(db, tenant))].flatMap(([id, situation]) => (situation.some(fails) ? [id] : []))
}

const superfluousIn = (db: Db, situation: Situation): readonly Guid[] => db.describeSituation(situation).superfluous ?? []

/** The ids of the situations in which a product gives nothing that another does not give too. */
export async function situationsWithSuperfluous(db: Db, tenant: number, skuId: Guid): Promise<number[]> {
  return [...(await allSituations(db, tenant))].flatMap(([id, situation]) => (superfluousIn(db, situation).includes(skuId) ? [id] : []))
}

/** The ids of the situations in trouble of a kind. */
export async function situationsHaving(db: Db, tenant: number, having: Having): Promise<number[]> {
  const isSo = (situation: Situation): boolean =>
    having === 'errors'
      ? situation.some(({ error }) => error !== 'None')
      : having === 'sharedMailbox'
        ? situation.length > 0
        : superfluousIn(db, situation).length > 0
  return [...(await allSituations(db, tenant))].flatMap(([id, situation]) => (isSo(situation) ? [id] : []))
}

/** For each product, how many people have it in error. */
export async function countUsersInError(db: Db, tenant: number): Promise<Map<Guid, number>> {
  const inError = [...(await allSituations(db, tenant))].flatMap(([id, situation]) => {
    const skuIds = new Set(situation.filter(({ error }) => error !== 'None').map(({ skuId }) => skuId))
    return [...skuIds].map((skuId) => ({ id, skuId }))
  })
  const counts = new Map<Guid, number>()
  if (inError.length === 0) return counts
  const rows = await db.query
    .selectFrom('facts')
    .select(({ fn }) => ['situationId', fn.countAll<number>().as('people')])
    .where('tenant', '=', tenant)
    .where('deleted', '=', 0)
    .where(({ ref }) => db.dialect.among(ref('situationId'), [...new Set(inError.map(({ id }) => id))]))
    .groupBy('situationId')
    .execute()
  const people = new Map(rows.map((row) => [row.situationId, row.people]))
  for (const { id, skuId } of inError) counts.set(skuId, (counts.get(skuId) ?? 0) + (people.get(id) ?? 0))
  return counts
}
