type Value = string | number | null | undefined
export type ClassRecord = Readonly<Record<string, Value>>
type Columns = Readonly<Record<string, 'whole' | 'text'>>

/** What tells people of one class apart from those of another, beside their situations. */
const FINE = new Set(['usageLocation', 'userType', 'accountEnabled', 'takenAddress', 'beforeUsageLocation', 'afterUsageLocation', 'toUsageLocation'])
/** What a part of a class is cut off by. */
const CUTS = ['cutoffPk', 'above', 'upTo']

export interface MergedClasses {
  readonly rows: readonly ClassRecord[]
  readonly columns: Columns
}

const coarse = <T>(record: Readonly<Record<string, T>>): [string, T][] => Object.entries(record).filter(([name]) => !FINE.has(name))

/**
 * Classes as one for each situation, so that everybody's is found by a number; null where what becomes of people hangs on
 * more than that, or moves them elsewhere.
 */
export function mergeClasses(records: readonly ClassRecord[], columns: Columns): MergedClasses | null {
  const found = new Map<string, ClassRecord>()
  for (const record of records) {
    if (record['usageLocation'] !== record['toUsageLocation'] || CUTS.some((cut) => (record[cut] ?? null) !== null)) return null
    const row = Object.fromEntries(coarse(record))
    const { situationId, beforeSituationId, afterSituationId, part } = record
    const key = JSON.stringify([situationId, beforeSituationId, afterSituationId, part])
    const known = found.get(key)
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(row)) return null
    found.set(key, row)
  }
  return { rows: [...found.values()], columns: Object.fromEntries(coarse(columns)) }
}
