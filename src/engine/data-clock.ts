// When data goes: what becomes of each kind of data once nothing keeps it alive, and after how many days (D10,
// domain.md section 7). Every rule is a row; a day is 24 hours from the instant of the event (D16).
import { DATA_ITEM_KINDS } from '#model/data-item.ts'
import type { BringBack, DataCause, DataClock, DataItemKind, DataItemState } from '#model/data-item.ts'

/** How long a tenant has what may be set. */
export interface DataDays {
  /** Without a licence, a mailbox is lost after 30 days, or 60 with delicensing resiliency. */
  readonly mailboxDays: number
  /** How long the files of somebody who was deleted are kept before they go to the recycle bin. */
  readonly oneDriveRetentionDays: number
}

interface DataStage {
  readonly state: DataItemState
  /** How many days it lasts; the last stage has no end. */
  readonly days: number | null
}

interface DataRule {
  readonly kinds: readonly DataItemKind[]
  readonly cause: DataCause
  /** At most two stages that end: `untilDateTime` is then the end of the second. */
  readonly stages: (days: DataDays) => readonly DataStage[]
  /** Why, for whoever reads the table. */
  readonly why: string
}

const MONTH = 30
const RECYCLE_BIN = 93
const LAPSED = 90

const stage = (state: DataItemState, days: number | null = null): DataStage => ({ state, days })

/** The first row of a kind and cause counts. */
const RULES: readonly DataRule[] = [
  {
    kinds: ['mailbox', 'archive'],
    cause: 'unlicensed',
    stages: ({ mailboxDays }) => [
      ...(mailboxDays > MONTH ? [stage('unlicensed', mailboxDays - MONTH)] : []),
      stage('softDeleted', MONTH),
      stage('purged'),
    ],
    why: 'A mailbox is kept 30 days without a licence; delicensing resiliency puts 30 days as it was before them.',
  },
  { kinds: ['mailbox', 'archive'], cause: 'deleted', stages: () => [stage('softDeleted', MONTH), stage('purged')], why: 'It goes with the person, who can be restored for 30 days.' },
  { kinds: ['oneDrive'], cause: 'unlicensed', stages: () => [stage('unlicensed', RECYCLE_BIN), stage('archived')], why: 'Files stay; after 93 days without a licence they are archived and out of reach.' },
  {
    kinds: ['oneDrive'],
    cause: 'deleted',
    stages: ({ oneDriveRetentionDays }) => [stage('unlicensed', oneDriveRetentionDays), stage('recycled', RECYCLE_BIN), stage('purged')],
    why: "A deleted person's files are kept for the retention that is set, then lie 93 days in the recycle bin.",
  },
  { kinds: ['phoneNumber'], cause: 'unlicensed', stages: () => [stage('released')], why: 'The number is free for others at once.' },
  { kinds: ['phoneNumber'], cause: 'deleted', stages: () => [stage('released')], why: 'The number is free for others at once.' },
  { kinds: ['officeActivation'], cause: 'unlicensed', stages: () => [stage('unlicensed', MONTH), stage('reduced')], why: 'A device asks every 30 days; then apps only read and print.' },
  { kinds: ['officeActivation'], cause: 'deleted', stages: () => [stage('unlicensed', MONTH), stage('reduced')], why: 'A device asks every 30 days; then apps only read and print.' },
  { kinds: ['mailbox', 'archive', 'oneDrive'], cause: 'lapsed', stages: () => [stage('unlicensed', LAPSED), stage('purged')], why: 'When what was bought runs out, only administrators reach the data, for 90 days (D9).' },
  { kinds: ['phoneNumber'], cause: 'lapsed', stages: () => [stage('unlicensed', LAPSED), stage('released')], why: 'The number stays as long as the rest of the data.' },
  { kinds: ['officeActivation'], cause: 'lapsed', stages: () => [stage('unlicensed', MONTH), stage('reduced')], why: 'A device asks every 30 days; then apps only read and print.' },
]

const DAY_MS = 24 * 3_600_000
const after = (instant: string, days: number): string => new Date(Date.parse(instant) + days * DAY_MS).toISOString()

function stagesOf(kind: DataItemKind, cause: DataCause, days: DataDays): readonly DataStage[] {
  const rule = RULES.find((one) => one.cause === cause && one.kinds.includes(kind))
  if (rule === undefined) throw new Error(`There is no rule for ${kind} when ${cause}.`)
  return rule.stages(days)
}

/** Starts the clock of an item at an instant (ISO 8601): its first state, when the next begins and how it ends (D10). */
export function startDataClock(kind: DataItemKind, cause: DataCause, sinceDateTime: string, days: DataDays): DataClock {
  const stages = stagesOf(kind, cause, days)
  const [first, last] = [stages[0] as DataStage, stages.at(-1) as DataStage]
  return {
    kind,
    cause,
    state: first.state,
    sinceDateTime,
    nextDateTime: first.days === null ? null : after(sinceDateTime, first.days),
    untilDateTime: after(sinceDateTime, stages.reduce((sum, one) => sum + (one.days ?? 0), 0)),
    end: last.state,
  }
}

/** Only the order of states is read from it. */
const LONGEST: DataDays = { mailboxDays: 2 * MONTH, oneDriveRetentionDays: MONTH }

/** The clock after its next instant has come. */
export function turnDataClock(clock: DataClock): DataClock {
  if (clock.nextDateTime === null) return clock
  const stages = stagesOf(clock.kind, clock.cause, LONGEST)
  const { state, days } = stages[stages.findIndex((one) => one.state === clock.state) + 1] as DataStage
  return { ...clock, state, nextDateTime: days === null ? null : clock.untilDateTime }
}

/**
 * The last instant at which an item can be saved; null when nothing is ever deleted (OneDrive is archived, D10). Of a
 * deleted person nothing is, once they cannot be restored.
 */
export function recoverableUntil({ cause, end, sinceDateTime, untilDateTime }: Pick<DataClock, 'cause' | 'end' | 'sinceDateTime' | 'untilDateTime'>): string | null {
  if (end === 'archived') return null
  const restorable = after(sinceDateTime, MONTH)
  return cause === 'deleted' && restorable < untilDateTime ? restorable : untilDateTime
}

const BACK: Readonly<Record<DataCause, BringBack>> = { unlicensed: 'giveLicense', deleted: 'restoreUser', lapsed: 'renewSubscription' }
const LOST: readonly DataItemState[] = ['purged', 'released', 'recycled']

/** What brings an item back; null when nothing does: it is lost, or the person is gone for good. */
export const bringBackOf = ({ cause, state }: Pick<DataClock, 'cause' | 'state'>, isGone: boolean): BringBack | null =>
  isGone || LOST.includes(state) ? null : BACK[cause]

/** A shared mailbox up to this size needs no licence. */
const SHARED_GB = 50

export interface DataTraits {
  readonly held: boolean
  readonly shared: boolean
  readonly sizeGB: number | null
}

/** What an item's traits keep without a licence: a hold on a mailbox its archive too, sharing a small mailbox itself. */
export function guardsOf(kind: DataItemKind, { held, shared, sizeGB }: DataTraits): readonly DataItemKind[] {
  if (held) return kind === 'mailbox' ? ['mailbox', 'archive'] : [kind]
  return kind === 'mailbox' && shared && (sizeGB ?? 0) <= SHARED_GB ? ['mailbox'] : []
}

/** Which traits an item may be given. */
export const TRAITS_OF: Readonly<Record<DataItemKind, readonly (keyof DataTraits)[]>> = {
  mailbox: ['held', 'shared', 'sizeGB'],
  archive: ['sizeGB'],
  oneDrive: ['held', 'sizeGB'],
  phoneNumber: [],
  officeActivation: [],
}

/** One bit a kind: a person's lost items are kept as one number. */
export const bitOf = (kind: DataItemKind): number => 1 << DATA_ITEM_KINDS.indexOf(kind)
export const bitsOf = (kinds: Iterable<DataItemKind>): number => [...kinds].reduce((bits, kind) => bits | bitOf(kind), 0)
export const kindsIn = (bits: number): DataItemKind[] => DATA_ITEM_KINDS.filter((kind) => (bits & bitOf(kind)) !== 0)
