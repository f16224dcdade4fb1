// Everything that is on its way to deletion: a row for each person and item, the most urgent first.
import { sql, type Expression, type RawBuilder } from 'kysely'
import type { DataClock } from '#model/data-item.ts'
import type { Guid } from '#model/guid.ts'
import type { Filter, Path } from '#odata/filter.ts'
import type { OrderBy } from '#odata/query.ts'
import { compileFilter, type FilterTarget, type Operand } from './compile-filter.ts'
import type { Db } from './database.ts'
import { runningBy } from './first-clocks.ts'
import { orderKeys, orderTerms } from './keyset.ts'
import { unitKeys } from './people-query.ts'

export interface DeadlineQuery {
  readonly filter?: Filter | undefined
  /** By the last day when nothing is given; equals by person and item. */
  readonly orderBy?: readonly OrderBy[] | undefined
  /** The administrative units of the one who asks; null is everybody. */
  readonly within: readonly Guid[] | null
}

export interface DeadlineRow extends DataClock {
  readonly id: Guid
  readonly displayName: string | null
  readonly userPrincipalName: string
  /** 0 here, 1 among the deleted, 2 gone for good. */
  readonly deleted: number
  readonly situationId: number
  /** What the person had before the operation that started the clock. */
  readonly beforeSituationId: number
  readonly operationId: Guid
}

const name = (text: string): RawBuilder<unknown> => sql.ref(text)
const lower = (text: string): Expression<string | null> => sql<string | null>`lower(${sql.ref(text)})`

const OPERANDS: Readonly<Record<string, Operand>> = {
  'user/id': { kind: 'text', column: sql.ref<string | null>('u.id') },
  'user/displayName': { kind: 'text', column: sql.ref<string | null>('u.displayNameFolded') },
  'user/userPrincipalName': { kind: 'text', column: sql.ref<string | null>('u.userPrincipalNameFolded') },
  kind: { kind: 'text', column: lower('l.kind') },
  cause: { kind: 'text', column: lower('l.cause') },
  state: { kind: 'text', column: lower('l.state') },
  end: { kind: 'text', column: lower('l.end') },
  sinceDateTime: { kind: 'plain', column: sql.ref('l.sinceDateTime') },
  nextDateTime: { kind: 'plain', column: sql.ref('l.nextDateTime') },
  untilDateTime: { kind: 'plain', column: sql.ref('l.untilDateTime') },
}

function operand(path: Path): Operand {
  const found = OPERANDS[path.join('/')]
  if (found === undefined) throw new Error(`Deadlines have no ${path.join('/')}.`)
  return found
}

const targetOf = ({ dialect }: Db): FilterTarget => ({
  dialect,
  operand,
  special: () => undefined,
  list: (path) => {
    throw new Error(`Deadlines have no list ${path.join('/')}.`)
  },
})

/** From the few losses to the people of each, in this order: cross joins keep SQLite to it. */
const FROM = sql`${name('dataLosses')} as l cross join journal as j cross join facts as f cross join users as u cross join operations as o`

function condition(db: Db, tenant: number, { filter, within }: DeadlineQuery): RawBuilder<unknown> {
  const matches = filter === undefined ? sql`` : sql`and ${compileFilter(filter, targetOf(db))}`
  const seen = within === null ? sql`` : sql`and f.pk in (${unitKeys(db, tenant, 'user', within)})`
  return sql`l.tenant = ${tenant} and l.${name('nextDateTime')} is not null
    and j.${name('operationPk')} = l.${name('operationPk')}
    and f.pk = j.${name('userPk')} and ${runningBy(sql`l.${name('operationPk')}`)} & l.bit <> 0
    and u.pk = f.pk and o.pk = l.${name('operationPk')} ${matches} ${seen}`
}

const COLUMNS = sql.join(
  ['l.kind', 'l.cause', 'l.state', 'l.sinceDateTime', 'l.nextDateTime', 'l.untilDateTime', 'l.end', 'u.id', 'u.displayName', 'u.userPrincipalName', 'f.deleted', 'f.situationId', 'j.beforeSituationId'].map((one) => sql.ref(one)),
)

const SOONEST: readonly OrderBy[] = [{ path: ['untilDateTime'], descending: false }]

/** A page of deadlines. */
export async function listDeadlines(db: Db, tenant: number, query: DeadlineQuery, { top, skip }: { readonly top: number; readonly skip: number }): Promise<DeadlineRow[]> {
  const keys = orderKeys(query.orderBy ?? SOONEST, (path) => operand(path).column)
  const { rows } = await sql<DeadlineRow>`
    select ${COLUMNS}, o.id as ${name('operationId')} from ${FROM} where ${condition(db, tenant, query)}
    order by ${orderTerms(keys, db.dialect, sql.ref('u.pk'))}, l.bit limit ${top} offset ${skip}`.execute(db.query)
  return rows
}

/** How many deadlines there are. */
export async function countDeadlines(db: Db, tenant: number, query: DeadlineQuery): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${FROM} where ${condition(db, tenant, query)}`.execute(db.query)
  return Number(rows[0]!.count)
}

/** How many items have their last day before an instant, and how many people that concerns. */
export async function countDeadlinesUntil(db: Db, tenant: number, until: string, within: readonly Guid[] | null): Promise<{ items: number; users: number }> {
  const { rows } = await sql<{ items: number; users: number }>`
    select count(*) as items, count(distinct f.pk) as users from ${FROM} where ${condition(db, tenant, { within })} and l.${name('untilDateTime')} <= ${until}`.execute(db.query)
  return { items: Number(rows[0]!.items), users: Number(rows[0]!.users) }
}

/** How many items have their last instant in a time, by instant and kind. */
export async function countDeadlinesByDay(db: Db, tenant: number, { from, to, within }: { readonly from: string; readonly to: string; readonly within: readonly Guid[] | null }): Promise<{ untilDateTime: string; kind: DataClock['kind']; count: number }[]> {
  const { rows } = await sql<{ untilDateTime: string; kind: DataClock['kind']; count: number }>`
    select l.${name('untilDateTime')}, l.kind, count(*) as count from ${FROM}
    where ${condition(db, tenant, { within })} and l.${name('untilDateTime')} >= ${from} and l.${name('untilDateTime')} < ${to}
    group by l.${name('untilDateTime')}, l.kind order by l.${name('untilDateTime')}, l.kind`.execute(db.query)
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
