// The tables of people's data, as Kysely sees them (D10, D20).
import type { Generated } from 'kysely'
import type { DataCause, DataItemKind, DataItemState } from '#model/data-item.ts'

export interface DataTables {
  /** What is known of an item beside its licences; `guards`: the kinds, as bits, that it keeps without one. */
  dataItems: { tenant: number; userPk: number; kind: DataItemKind; held: number; shared: number; sizeGB: number | null; guards: number }
  /** The clock of everybody who lost a kind of data in one operation. */
  dataLosses: {
    tenant: number
    operationPk: number
    kind: DataItemKind
    bit: number
    cause: DataCause
    state: DataItemState
    sinceDateTime: string
    nextDateTime: string | null
    untilDateTime: string
    end: DataItemState
  }
  /** Addresses at which somebody's calendar reads the deadlines; only their hash is kept. */
  calendarFeeds: { hash: string; tenant: number; userPk: number; language: string; createdDateTime: string }
  /** `steps` is JSON: what became of each. */
  leavers: { pk: Generated<number>; tenant: number; id: string; userPk: number; reason: string | null; createdById: string; createdByName: string; createdDateTime: string; steps: string }
  /** Who lost it and does not have it back, beside the clock in their facts; `kinds` as bits. */
  dataClocks: { userPk: number; operationPk: number; tenant: number; kinds: number }
}
