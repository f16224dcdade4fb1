// The journal: for each operation and person the licences before and after. It is the audit, what undo reads, and the
// result file. One statement writes a row for everyone, one applies it.
import { sql, type RawBuilder } from 'kysely'
import type { Guid } from '#model/guid.ts'
import { OUTCOMES, type Outcome } from '#model/plan.ts'
import { classTable } from './class-table.ts'
import { countClasses } from './count-classes.ts'
import type { Db } from './database.ts'
import { mergeClasses, type ClassRecord } from './merge-classes.ts'
import { peopleCondition } from './people-query.ts'
import { statement } from './statement.ts'
import {
  asKey,
  KEY_COLUMNS,
  KEY_VALUES,
  peopleInOrder,
  rangeOf,
  sameKey,
  UNDO_COLUMNS,
  type PersonKey,
  type PkRange,
  type StoreTarget,
  type UndoClassRow,
  type UndoKey,
} from './targets.ts'

const codeOf = (outcome: Outcome): number => OUTCOMES.indexOf(outcome)
const REFUSED = codeOf('refused')
/** Outcomes of which something was made: an error noted on a member is one. */
const MADE: readonly Outcome[] = ['changed', 'inError', 'waiting']

export interface JournalEntry {
  readonly userPk: number
  readonly beforeSituationId: number
  readonly afterSituationId: number
  readonly beforeUsageLocation: string | null
  readonly afterUsageLocation: string | null
  readonly outcome: Outcome
  /** Which of the operation's refusals. */
  readonly refusal?: number | null
}

type Entry = Omit<JournalEntry, 'outcome' | 'refusal'> & { tenant: number; operationPk: number; outcome: number; refusal: number | null }

const INSERT = statement<Entry, unknown>((query, argument) =>
  query.insertInto('journal').values({
    operationPk: argument('operationPk'),
    userPk: argument('userPk'),
    tenant: argument('tenant'),
    beforeSituationId: argument('beforeSituationId'),
    afterSituationId: argument('afterSituationId'),
    beforeUsageLocation: argument('beforeUsageLocation'),
    afterUsageLocation: argument('afterUsageLocation'),
    outcome: argument('outcome'),
    refusal: argument('refusal'),
  }),
)

/** Notes what an operation makes of one person. */
export async function insertJournalRow(db: Db, tenant: number, operationPk: number, entry: JournalEntry): Promise<void> {
  await INSERT.run(db, { ...entry, tenant, operationPk, outcome: codeOf(entry.outcome), refusal: entry.refusal ?? null })
}

/** What an operation makes of everyone of one class. */
export interface ClassResult {
  readonly afterSituationId: number
  readonly afterUsageLocation: string | null
  readonly outcome: Outcome
  readonly refusal: number | null
  /** Seats are short: people above this pk are refused, with `cutoffRefusal`, and keep what they have, unless they get `above`. */
  readonly cutoffPk: number | null
  readonly cutoffRefusal: number | null
  /** What those above the cutoff get, when a way out was chosen for them. */
  readonly above?: Pick<ClassResult, 'afterSituationId' | 'afterUsageLocation' | 'outcome'> | undefined
}

/** The same for an undo, whose classes are told apart by what they had after the operation that is undone. */
export interface UndoResult extends Omit<ClassResult, 'afterSituationId' | 'afterUsageLocation'> {
  readonly toSituationId: number
  readonly toUsageLocation: string | null
}

const RESULT_COLUMNS = {
  toSituationId: 'whole',
  toUsageLocation: 'text',
  outcome: 'whole',
  refusal: 'whole',
  cutoffPk: 'whole',
  cutoffRefusal: 'whole',
  aboveSituationId: 'whole',
  aboveUsageLocation: 'text',
  aboveOutcome: 'whole',
} as const

const asRecord = <Key extends PersonKey>({ afterSituationId, afterUsageLocation, outcome, ...rest }: ClassResult, key: Key): ClassRecord => ({
  ...asKey(key),
  toSituationId: afterSituationId,
  toUsageLocation: afterUsageLocation,
  outcome: codeOf(outcome),
  refusal: rest.refusal,
  cutoffPk: rest.cutoffPk,
  cutoffRefusal: rest.cutoffRefusal,
  aboveSituationId: rest.above?.afterSituationId ?? null,
  aboveUsageLocation: rest.above?.afterUsageLocation ?? null,
  aboveOutcome: rest.above === undefined ? null : codeOf(rest.above.outcome),
})

const COLUMNS = sql.join(
  ['operationPk', 'userPk', 'tenant', 'beforeSituationId', 'afterSituationId', 'beforeUsageLocation', 'afterUsageLocation', 'outcome', 'refusal'].map((name) => sql.ref(name)),
)

const isSeated = sql`(c.${sql.ref('cutoffPk')} is null or f.pk <= c.${sql.ref('cutoffPk')})`
const seatedOr = (column: string, otherwise: unknown): ReturnType<typeof sql> => sql`case when ${isSeated} then ${sql.ref(column)} else ${otherwise} end`

const aboveOr = (column: string, otherwise: unknown): ReturnType<typeof sql> => sql`coalesce(c.${sql.ref(column)}, ${otherwise})`

const rowFor = (tenant: number, operationPk: number): ReturnType<typeof sql> => sql`
  cast(${operationPk} as bigint), f.pk, cast(${tenant} as bigint),
  f.${sql.ref('situationId')}, ${seatedOr('c.toSituationId', aboveOr('aboveSituationId', sql.ref('f.situationId')))},
  f.${sql.ref('usageLocation')}, ${seatedOr('c.toUsageLocation', aboveOr('aboveUsageLocation', sql.ref('f.usageLocation')))},
  ${seatedOr('c.outcome', aboveOr('aboveOutcome', sql.lit(REFUSED)))}, ${seatedOr('c.refusal', sql.ref('c.cutoffRefusal'))}`

/** The same where the situation alone decides and nobody is cut off. */
const mergedRowFor = (tenant: number, operationPk: number): ReturnType<typeof sql> => sql`
  cast(${operationPk} as bigint), f.pk, cast(${tenant} as bigint), f.${sql.ref('situationId')}, c.${sql.ref('toSituationId')},
  f.${sql.ref('usageLocation')}, f.${sql.ref('usageLocation')}, c.outcome, c.refusal`

const sameSituation = sql<boolean>`f.${sql.ref('situationId')} = c.${sql.ref('situationId')}`

/** Notes what an operation makes of the target's people in a range, class by class; gives how many they are. */
export async function insertJournalForTarget(
  db: Db,
  tenant: number,
  operationPk: number,
  target: StoreTarget,
  mapping: readonly (PersonKey & ClassResult)[],
  { pkFrom, pkTo }: PkRange,
): Promise<number> {
  const { where, profile } = await peopleCondition(db, tenant, target)
  const [records, columns] = [mapping.map((one) => asRecord(one, keyOf(one))), { ...KEY_COLUMNS, ...RESULT_COLUMNS }]
  const merged = mergeClasses(records, columns)
  const people =
    merged === null
      ? peopleInOrder(db, profile, await classTable(db, 'a target', records, columns))
      : peopleInOrder(db, profile, await classTable(db, 'a target by situation', merged.rows, merged.columns), sameSituation)
  const { numAffectedRows } = await sql`
    insert into journal (${COLUMNS})
    select ${merged === null ? rowFor(tenant, operationPk) : mergedRowFor(tenant, operationPk)} from ${people.tables}
    where ${people.join} and f.pk > ${pkFrom} and f.pk <= ${pkTo} and ${where}
    order by f.pk`.execute(db.query)
  return Number(numAffectedRows)
}

const keyOf = ({ situationId, usageLocation, userType, accountEnabled, takenAddress }: PersonKey): PersonKey => ({ situationId, usageLocation, userType, accountEnabled, takenAddress })

const undoKeyOf = (one: UndoKey): UndoKey => ({
  ...keyOf(one),
  beforeSituationId: one.beforeSituationId,
  afterSituationId: one.afterSituationId,
  beforeUsageLocation: one.beforeUsageLocation,
  afterUsageLocation: one.afterUsageLocation,
})

const sameMove = sql`f.pk = j.${sql.ref('userPk')} and j.${sql.ref('beforeSituationId')} = c.${sql.ref('beforeSituationId')} and j.${sql.ref('afterSituationId')} = c.${sql.ref('afterSituationId')}`

/** Whether `facts as f` and the class `c` are those of `journal as j`. */
export const sameUndoKey = (db: Db): RawBuilder<unknown> => {
  const same = (column: string) => db.dialect.same(sql`j.${sql.ref(column)}`, sql`c.${sql.ref(column)}`)
  return sql`${sameMove} and ${sameKey(db, 'f', 'c')} and ${same('beforeUsageLocation')} and ${same('afterUsageLocation')}`
}

/** The people of an earlier operation who are still here and whom it changed. */
export const touched = (tenant: number, operationPk: number): ReturnType<typeof sql> => sql`
  j.${sql.ref('operationPk')} = ${operationPk} and j.tenant = ${tenant} and j.outcome in (${sql.join(MADE.map(codeOf))}) and f.tenant = ${tenant} and f.deleted = 0`

export const journalTables = sql`journal as j join facts as f on f.pk = j.${sql.ref('userPk')}`

/** The same beside their classes; cross joins keep SQLite to this order, for by its own choice it sorts everybody. */
export const undoTables = (classes: ReturnType<typeof sql>): ReturnType<typeof sql> => sql`journal as j cross join facts as f cross join ${classes} as c`

/** Notes what an operation that undoes another makes of its people in a range; gives how many they are. */
export async function insertJournalForUndo(
  db: Db,
  tenant: number,
  operationPk: number,
  undoneOperationPk: number,
  mapping: readonly (UndoKey & UndoResult)[],
  { pkFrom, pkTo }: PkRange,
): Promise<number> {
  const records = mapping.map((one) => asRecord({ ...one, afterSituationId: one.toSituationId, afterUsageLocation: one.toUsageLocation }, undoKeyOf(one)))
  const columns = { ...UNDO_COLUMNS, ...RESULT_COLUMNS }
  const merged = mergeClasses(records, columns)
  const classes = await (merged === null ? classTable(db, 'an undo', records, columns) : classTable(db, 'an undo by situations', merged.rows, merged.columns))
  const { numAffectedRows } = await sql`
    insert into journal (${COLUMNS})
    select ${merged === null ? rowFor(tenant, operationPk) : mergedRowFor(tenant, operationPk)} from ${undoTables(classes)}
    where ${merged === null ? sameUndoKey(db) : sql`${sameMove} and ${sameSituation}`} and ${touched(tenant, undoneOperationPk)} and j.${sql.ref('userPk')} > ${pkFrom} and j.${sql.ref('userPk')} <= ${pkTo}
      and f.pk > ${pkFrom} and f.pk <= ${pkTo}
    order by j.${sql.ref('userPk')}`.execute(db.query)
  return Number(numAffectedRows)
}

const UNDO_VALUES = [...KEY_VALUES, ...['beforeSituationId', 'afterSituationId', 'beforeUsageLocation', 'afterUsageLocation'].map((name) => sql`${sql.ref(`j.${name}`)}`)]

/** The people whom an operation changed, counted by what they have now, had before and were given; for its undo. */
export const journalClasses = (db: Db, tenant: number, operationPk: number): Promise<{ classes: UndoClassRow[]; maxVersion: number }> =>
  countClasses<UndoKey>(db, { tenant, columns: UNDO_COLUMNS, values: UNDO_VALUES, from: sql`${journalTables} where ${touched(tenant, operationPk)}` })

/** The lowest range that holds everyone of an operation. */
export const journalRange = (db: Db, tenant: number, operationPk: number): Promise<PkRange> =>
  rangeOf(db, sql`from journal where ${sql.ref('operationPk')} = ${operationPk} and tenant = ${tenant}`, 'userPk')

const PAGE = 10_000

/** The people of some of an operation's classes in the order of their pks, each with the index of its class. */
export async function* streamJournalPks(db: Db, tenant: number, operationPk: number, classes: readonly UndoKey[], classIndexes: readonly number[]): AsyncGenerator<{ pk: number; classIndex: number }> {
  const wanted = classIndexes.map((classIndex) => ({ classIndex, ...asKey(undoKeyOf(classes[classIndex]!)) }))
  const keys = db.dialect.records(wanted, { classIndex: 'whole', ...UNDO_COLUMNS })
  const each = db.dialect.forEach(keys, sameUndoKey(db))
  for (let last = 0; ; ) {
    const { rows } = await sql<{ pk: number; classIndex: number }>`
      select f.pk, c.${sql.ref('classIndex')} from journal as j cross join facts as f cross join ${each.table}
      where ${each.where} and f.pk = j.${sql.ref('userPk')} and ${touched(tenant, operationPk)} and j.${sql.ref('userPk')} > ${last} order by j.${sql.ref('userPk')} limit ${PAGE}`.execute(db.query)
    yield* rows
    if (rows.length < PAGE) return
    last = rows.at(-1)!.pk
  }
}

export interface JournalRow extends Required<JournalEntry> {
  readonly id: Guid
  readonly displayName: string | null
  readonly userPrincipalName: string
}

/** What an operation made of people, in the order of their pks; `after` is the last userPk of the page before. */
export async function listJournal(
  db: Db,
  tenant: number,
  operationPk: number,
  { top, after = 0, skip = 0, outcome }: { readonly top: number; readonly after?: number | undefined; readonly skip?: number | undefined; readonly outcome?: Outcome | undefined },
): Promise<JournalRow[]> {
  const only = outcome === undefined ? sql`` : sql`and j.outcome = ${codeOf(outcome)}`
  const { rows } = await sql<Omit<JournalRow, 'outcome'> & { outcome: number }>`
    select j.${sql.ref('userPk')}, ${undoJournalColumns}, j.outcome, j.refusal, u.id, u.${sql.ref('displayName')}, u.${sql.ref('userPrincipalName')}
    from journal as j join users as u on u.pk = j.${sql.ref('userPk')}
    where j.${sql.ref('operationPk')} = ${operationPk} and j.tenant = ${tenant} and j.${sql.ref('userPk')} > ${after} ${only}
    order by j.${sql.ref('userPk')} limit ${top} offset ${skip}`.execute(db.query)
  return rows.map((row) => ({ ...row, outcome: OUTCOMES[row.outcome]! }))
}

const undoJournalColumns = sql.join(['beforeSituationId', 'afterSituationId', 'beforeUsageLocation', 'afterUsageLocation'].map((name) => sql.ref(`j.${name}`)))

/** What an operation made of one person: the ids of their situations; nothing when its journal does not name them. */
export async function getJournalRow(db: Db, tenant: number, operationPk: number, userPk: number): Promise<{ beforeSituationId: number; afterSituationId: number } | undefined> {
  return db.query.selectFrom('journal').select(['beforeSituationId', 'afterSituationId']).where('operationPk', '=', operationPk).where('userPk', '=', userPk).where('tenant', '=', tenant).executeTakeFirst()
}

/** The situations that an operation gave people. */
export async function journalSituations(db: Db, tenant: number, operationPk: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct ${sql.ref('afterSituationId')} as id from journal
    where ${sql.ref('operationPk')} = ${operationPk} and tenant = ${tenant} and ${sql.ref('afterSituationId')} <> ${sql.ref('beforeSituationId')}`.execute(db.query)
  return rows.map(({ id }) => id)
}

/** How many people an operation has in each outcome. */
export async function countJournal(db: Db, tenant: number, operationPk: number): Promise<Partial<Record<Outcome, number>>> {
  const { rows } = await sql<{ outcome: number; count: number }>`
    select outcome, count(*) as count from journal where ${sql.ref('operationPk')} = ${operationPk} and tenant = ${tenant} group by outcome`.execute(db.query)
  return Object.fromEntries(rows.map(({ outcome, count }) => [OUTCOMES[outcome]!, count]))
}
