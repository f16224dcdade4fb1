// Wishes: people who wait for a licence of their own, which no record tells (D2). A wish ends when it is fulfilled in
// whatever way, or when the licence is taken back; the journal of objects keeps it, so that an undo gives it back.
import { sql, type RawBuilder } from 'kysely'
import type { Guid } from '#model/guid.ts'
import { OUTCOMES, type Outcome } from '#model/plan.ts'
import type { Db } from './database.ts'
import { classTable } from './class-table.ts'
import { insertObjectJournal, readObjectJournal } from './object-journal.ts'
import { asKey, KEY_COLUMNS, sameKey, type PersonKey } from './targets.ts'

const name = (text: string): RawBuilder<unknown> => sql.ref(text)
const codeOf = (outcome: Outcome): number => OUTCOMES.indexOf(outcome)

/** Under what name the journal of objects keeps the wishes that an operation ended; its object is the operation itself. */
const JOURNALED = 'wishes'

/** Of an operation's refusals, one for want of a seat in a pool, and what those of a class wish who met it. */
export interface ClassWish {
  readonly key: PersonKey
  readonly refusal: number
  readonly poolKey: string
  readonly wish: string
}

/** Puts everyone whom an operation refused so into the queue with their wish; who is in it keeps the place. The journal says that they wait. */
export async function insertWishes(db: Db, tenant: number, operationPk: number, wishes: readonly ClassWish[], at: string): Promise<void> {
  const records = wishes.map(({ key: { situationId, usageLocation, userType, accountEnabled, takenAddress }, ...rest }) => ({ ...asKey({ situationId, usageLocation, userType, accountEnabled, takenAddress }), ...rest }))
  const classes = await classTable(db, 'those who wish', records, { ...KEY_COLUMNS, refusal: 'whole', poolKey: 'text', wish: 'text' })
  await sql`
    insert into waiting (tenant, ${name('poolKey')}, ${name('userPk')}, ${name('groupPk')}, ${name('waitingSince')}, since, wish, ${name('wishedBy')})
    select cast(${tenant} as bigint), c.${name('poolKey')}, j.${name('userPk')}, 0, ${at}, ${at}, c.wish, cast(${operationPk} as bigint)
    from journal as j cross join facts as f cross join ${classes} as c
    where j.${name('operationPk')} = ${operationPk} and j.tenant = ${tenant} and f.pk = j.${name('userPk')} and c.refusal = j.refusal and ${sameKey(db, 'f', 'c')}
    on conflict do nothing`.execute(db.query)
  await sql`
    update journal set outcome = ${codeOf('waiting')} where ${name('operationPk')} = ${operationPk} and tenant = ${tenant}
      and ${db.dialect.among(name('refusal'), [...new Set(wishes.map(({ refusal }) => refusal))])}`.execute(db.query)
}

/** Nearly always nobody waits, and a journal of a million need not be asked who. */
async function somebodyWishes(db: Db, tenant: number): Promise<boolean> {
  const row = await db.query.selectFrom('waiting').select('userPk').where('tenant', '=', tenant).where('groupPk', '=', 0).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Takes back the wishes with which an operation put people into the queue; who waited before goes on. */
export async function withdrawWishes(db: Db, tenant: number, operationPk: number): Promise<void> {
  if (!(await somebodyWishes(db, tenant))) return
  await db.query.deleteFrom('waiting').where('tenant', '=', tenant).where('groupPk', '=', 0).where('wishedBy', '=', operationPk).execute()
}

/** Who waits in a pool for a licence of their own. */
export interface WishOf {
  readonly userPk: number
  readonly poolKey: string
}

/** Pools whose product a change takes back, or all but some. */
export type TakenPools = { readonly only: readonly string[] } | { readonly allBut: readonly string[] }

/** What an operation takes back: the same of everyone, or from each what they wish. */
export type TakenBack = TakenPools | { readonly wishes: readonly WishOf[] }

function isTaken({ dialect }: Db, taken: TakenBack): RawBuilder<unknown> {
  if ('only' in taken) return dialect.among(name('waiting.poolKey'), taken.only)
  if ('allBut' in taken) return sql`not (${dialect.among(name('waiting.poolKey'), taken.allBut)})`
  const wishes = dialect.records(taken.wishes, { userPk: 'whole', poolKey: 'text' })
  return sql`(${name('waiting.userPk')}, ${name('waiting.poolKey')}) in (select ${name('userPk')}, ${name('poolKey')} from ${wishes} as taken)`
}

/** What those wish for themselves who are in the journal of an operation. */
export async function listWishesOf(db: Db, tenant: number, operationPk: number): Promise<WishOf[]> {
  if (!(await somebodyWishes(db, tenant))) return []
  return db.query
    .selectFrom('waiting as w')
    .innerJoin('journal as j', 'j.userPk', 'w.userPk')
    .select(['w.userPk', 'w.poolKey'])
    .where('w.tenant', '=', tenant)
    .where('w.groupPk', '=', 0)
    .where('j.tenant', '=', tenant)
    .where('j.operationPk', '=', operationPk)
    .execute()
}

interface LeftWish {
  readonly poolKey: string
  readonly userPk: number
  readonly waitingSince: string
  readonly since: string
  readonly wish: string
  readonly wishedBy: number | null
}

/** Ends the wishes of people whom an operation gave what they wished, or from whom it took it back, had they had it. */
export async function endWishes(db: Db, tenant: number, { pk, id }: { readonly pk: number; readonly id: Guid }, taken: TakenBack = { only: [] }): Promise<void> {
  if (!(await somebodyWishes(db, tenant))) return
  const { rows } = await sql<LeftWish>`
    delete from waiting where tenant = ${tenant} and ${name('groupPk')} = 0 and exists (
      select 1 from journal as j join facts as f on f.pk = j.${name('userPk')}
        left join ${name('situationProducts')} as p on p.${name('situationId')} = f.${name('situationId')} and p.${name('inForce')} = 1 and p.${name('poolKey')} = waiting.${name('poolKey')}
      where j.${name('operationPk')} = ${pk} and j.tenant = ${tenant} and j.${name('userPk')} = waiting.${name('userPk')}
        and (p.${name('skuId')} is not null or (j.outcome in (${codeOf('changed')}, ${codeOf('unchanged')}) and ${isTaken(db, taken)})))
    returning ${name('poolKey')}, ${name('userPk')}, ${name('waitingSince')}, since, wish, ${name('wishedBy')}`.execute(db.query)
  if (rows.length > 0) await insertObjectJournal(db, tenant, pk, { type: JOURNALED, objectId: id, before: { wishes: rows }, after: null })
}

/** Gives the wishes back that an operation ended, but to those for whom another could not undo it or who hold it by now. */
export async function returnWishes(db: Db, tenant: number, undonePk: number, undoPk: number): Promise<void> {
  const notes = (await readObjectJournal(db, tenant, undonePk)).filter(({ type }) => type === JOURNALED)
  const wishes = notes.flatMap(({ before }) => (before as { readonly wishes: readonly LeftWish[] }).wishes)
  if (wishes.length === 0) return
  const rows = db.dialect.records(wishes, { poolKey: 'text', userPk: 'whole', waitingSince: 'text', since: 'text', wish: 'text', wishedBy: 'whole' })
  await sql`
    insert into waiting (tenant, ${name('poolKey')}, ${name('userPk')}, ${name('groupPk')}, ${name('waitingSince')}, since, wish, ${name('wishedBy')})
    select cast(${tenant} as bigint), w.${name('poolKey')}, w.${name('userPk')}, 0, w.${name('waitingSince')}, w.since, w.wish, w.${name('wishedBy')}
    from ${rows} as w join facts as f on f.pk = w.${name('userPk')} and f.tenant = ${tenant} and f.deleted = 0
    where not exists (select 1 from journal as j where j.${name('operationPk')} = ${undoPk} and j.tenant = ${tenant}
        and j.${name('userPk')} = w.${name('userPk')} and j.outcome = ${codeOf('refused')})
      and not exists (select 1 from ${name('situationProducts')} as p
        where p.${name('situationId')} = f.${name('situationId')} and p.${name('inForce')} = 1 and p.${name('poolKey')} = w.${name('poolKey')})
    on conflict do nothing`.execute(db.query)
}
