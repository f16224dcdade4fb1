// What the clock does to a subscription: one table of courses after its end (domain.md 6.1), and the step that comes next.
import type { Subscription, SubscriptionStatus } from '#model/subscription.ts'
import type { StepAhead } from '#model/subscription-record.ts'
import { addDays, endOfTerm } from './term.ts'

/** One state after the end, and for how many days of 24 hours it lasts (D16); null for the last. */
interface Stage {
  readonly status: SubscriptionStatus
  readonly days: number | null
}

const stage = (status: SubscriptionStatus, days: number | null): Stage => ({ status, days })
const DELETED = stage('Deleted', null)
/** Microsoft names this last stop and not its length; a day is ours. */
const LOCKED_OUT = stage('LockedOut', 1)

/** What follows the end of a subscription, by its kind. */
export const COURSES = {
  standard: [stage('Warning', 30), stage('Suspended', 90), LOCKED_OUT, DELETED],
  multiYear: [stage('Warning', 90), stage('Suspended', 90), LOCKED_OUT, DELETED],
  volumeEnterprise: [stage('Warning', 90), stage('Suspended', 60), LOCKED_OUT, DELETED],
  volumeOpen: [stage('Warning', 30), stage('Suspended', 90), LOCKED_OUT, DELETED],
  volumeShort: [stage('Warning', 30), DELETED],
  trial: [stage('Warning', 30), DELETED],
  /** Within the cancellation window, or once everyone was moved to another product: no grace (domain.md 6.1), data for 90 days (D9). */
  cancelled: [stage('Suspended', 90), LOCKED_OUT, DELETED],
} as const satisfies Readonly<Record<string, readonly Stage[]>>

export type Course = keyof typeof COURSES

/** Which course a subscription takes once it has ended. */
export function courseOf({ endCause, isTrial, program, term }: Pick<Subscription, 'endCause' | 'isTrial' | 'program' | 'term'>): Course {
  if (endCause === 'cancelled' || endCause === 'upgraded') return 'cancelled'
  if (isTrial) return 'trial'
  if (program !== 'standard') return program
  return term === 'P3Y' ? 'multiYear' : 'standard'
}

export type TransitionKind = StepAhead['kind']

export interface Transition {
  readonly kind: TransitionKind
  /** The exact instant (D16). */
  readonly at: string
  readonly after: Subscription
}

const KIND_OF: Readonly<Record<Exclude<SubscriptionStatus, 'Scheduled' | 'Enabled'>, TransitionKind>> = {
  Warning: 'expired',
  Suspended: 'disabled',
  LockedOut: 'lockedOut',
  Deleted: 'deleted',
}

/** Puts a subscription on one stage of its course from an instant on. */
function onto(subscription: Subscription, { status, days }: Stage, at: string): Transition {
  const after: Subscription = { ...subscription, status, scheduled: null, additions: [], nextLifecycleDateTime: days === null ? null : addDays(at, days) }
  return { kind: KIND_OF[status as keyof typeof KIND_OF], at, after }
}

/** Ends a subscription at an instant, for whatever cause: it takes the first step of its course. */
export function endSubscription(subscription: Subscription, at: string, endCause: Subscription['endCause']): Transition {
  const ended = { ...subscription, endCause }
  return onto(ended, COURSES[courseOf(ended)][0], at)
}

/** A new term, with what was scheduled for it; a trial that renews is bought (domain.md 6.1). */
function renew(subscription: Subscription, at: string): Transition {
  const { totalLicenses, term, billingFrequency } = { ...subscription, ...subscription.scheduled }
  const after: Subscription = {
    ...subscription,
    totalLicenses,
    term,
    billingFrequency,
    isTrial: false,
    termStartDateTime: at,
    nextLifecycleDateTime: endOfTerm(at, term, subscription.createdDateTime),
    scheduled: null,
    additions: [],
  }
  return { kind: subscription.isTrial ? 'converted' : 'renewed', at, after }
}

/** What is to come for a subscription, as things stand: up to its renewal, or to its deletion. */
export function courseAhead(subscription: Subscription): Transition[] {
  const steps: Transition[] = []
  for (let next = nextTransition(subscription); next !== null; next = nextTransition(next.after)) {
    steps.push(next)
    if (next.kind === 'renewed' || next.kind === 'converted') break
  }
  return steps
}

/** What happens to a subscription next by itself; null when nothing ever does. */
export function nextTransition(subscription: Subscription): Transition | null {
  const { status, nextLifecycleDateTime: at, recurringBilling, scheduled, term, createdDateTime } = subscription
  if (at === null || status === 'Deleted') return null
  if (status === 'Scheduled') {
    return { kind: 'started', at, after: { ...subscription, status: 'Enabled', termStartDateTime: at, nextLifecycleDateTime: endOfTerm(at, term, createdDateTime) } }
  }
  if (status === 'Enabled') {
    if (scheduled?.moveTo !== undefined) return endSubscription(subscription, at, 'upgraded')
    return recurringBilling ? renew(subscription, at) : endSubscription(subscription, at, null)
  }
  const course: readonly Stage[] = COURSES[courseOf(subscription)]
  // A state that is not on its course is left by the next state that is.
  const here = course.findIndex((one) => one.status === status)
  return onto(subscription, course[here + 1] ?? DELETED, at)
}
