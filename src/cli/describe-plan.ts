// A plan as text: what the preview says on screen, said in a terminal.
import type { Outcome, Plan, PlanUser } from '#model/plan.ts'
import type { Language, MessageKey } from '#words/language.ts'
import { render } from '#words/render.ts'
import type { Facts } from '#words/language.ts'

/** People to show of an outcome, and how many there are. */
export interface PeopleShown {
  readonly outcome: Outcome
  readonly people: readonly PlanUser[]
  readonly total: number
}

const SERVICES_SHOWN = 8

/** The lines of a preview. `headline` says what is wished; `fixes` of a refusal are named so that --fix can take one. */
export function describePlan(plan: Plan, headline: string, shown: readonly PeopleShown[], language: Language): string[] {
  const say = (key: MessageKey, facts: Facts = {}): string => render(language, key, facts)
  return [
    headline,
    '',
    ...sections(plan, say).flatMap(([title, lines]) => (lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)])),
    ...shown.filter(({ total }) => total > 0).flatMap((group) => peopleLines(group, plan.refusals.length > 1, say)),
  ]
}

type Say = (key: MessageKey, facts?: Facts) => string

const sections = (plan: Plan, say: Say): readonly (readonly [title: string, lines: readonly string[]])[] => [
  [say('cli.plan.seats'), plan.seats.flatMap((seat) => seatLines(seat, say))],
  [say('cli.plan.gained'), serviceLines(plan.services.gained, say)],
  [say('cli.plan.lost'), serviceLines(plan.services.lost, say)],
  [say('cli.plan.data'), plan.data.map((effect) => dataLine(effect, say))],
  [say('cli.plan.cost'), costLines(plan, say)],
  [say('cli.plan.warnings'), plan.warnings.map(({ message, users }) => say('cli.plan.warning', { message, users }))],
  [say('cli.plan.refusals'), plan.refusals.flatMap((refusal) => refusalLines(refusal, say))],
  [say('cli.plan.undo'), plan.undoable ? [] : [say('cli.plan.notUndoable')]],
]

function seatLines({ displayName, before, after, short }: Plan['seats'][number], say: Say): string[] {
  const line = say('cli.plan.seat', { product: displayName, before: before.available, after: after.available, assigned: after.consumed, total: before.capacity })
  return short > 0 ? [line, say('cli.plan.short', { count: short })] : [line]
}

function serviceLines(services: Plan['services']['gained'], say: Say): string[] {
  const lines = services.slice(0, SERVICES_SHOWN).map(({ displayName, users }) => say('cli.plan.service', { service: displayName, users }))
  const more = services.length - SERVICES_SHOWN
  return more > 0 ? [...lines, say('cli.plan.more', { count: more })] : lines
}

function dataLine({ kind, users, recoverableUntilDateTime }: Plan['data'][number], say: Say): string {
  const what = say(`cli.data.${kind}`, { users })
  return recoverableUntilDateTime === null ? what : say('cli.plan.dataUntil', { what, until: recoverableUntilDateTime })
}

function costLines({ cost, seats }: Plan, say: Say): string[] {
  if (seats.length === 0) return []
  const money = (amount: number): { amount: number; currency: string } => ({ amount, currency: cost.currency })
  const { bill, savingPossible } = cost
  const changes = bill.before === bill.after
    ? say('cli.plan.billSame', { amount: money(bill.after) })
    : say('cli.plan.billChanges', { before: money(bill.before), after: money(bill.after) })
  if (savingPossible.amount <= 0) return [changes]
  const saving = { amount: money(savingPossible.amount) }
  return [
    changes,
    savingPossible.fromDate === null ? say('cli.plan.saving', saving) : say('cli.plan.savingFrom', { ...saving, from: savingPossible.fromDate }),
  ]
}

function refusalLines({ message, users, fixes }: Plan['refusals'][number], say: Say): string[] {
  return [
    say('cli.plan.refusal', { message, users }),
    ...fixes.map(({ id, title }) => `  ${say('cli.plan.fix', { title, id })}`),
  ]
}

/** Each with their reason, unless there is only one and it stands above. */
function peopleLines({ outcome, people, total }: PeopleShown, withReasons: boolean, say: Say): string[] {
  const rows = people.map(({ displayName, userPrincipalName, refusal }) => {
    const name = `${displayName} <${userPrincipalName}>`
    return refusal === null || !withReasons ? name : say('cli.plan.person', { name, reason: refusal.message })
  })
  const more = total - people.length
  return [say(`cli.outcome.${outcome}`, { count: total }), ...(more > 0 ? [...rows, say('cli.plan.morePeople', { count: more })] : rows).map((row) => `  ${row}`)]
}
