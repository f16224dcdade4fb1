// What comes of a change of a person, of their groups, or of a group, in the words of docs/rule-cases.md.
import { effectsOf } from '#engine/effects.ts'
import { assignedLicensesOf } from '#engine/effective-plans.ts'
import { judge } from '#engine/judge-person.ts'
import type { Verdict } from '#engine/judge-person.ts'
import { judgeGroupChange, refuseGroupDeletion } from '#engine/judge-group-change.ts'
import { judgeMembership } from '#engine/judge-membership.ts'
import { reconcile } from '#engine/reconcile.ts'
import type { GroupFacts, MemberGround } from '#engine/settle-groups.ts'
import type { Refusal } from '#model/refusal.ts'
import { partsOf, readChanges, readGround, readLicense, writeLicense, writeLicenses } from '#test/fixtures/case-words.ts'
import type { CaseGround } from '#test/fixtures/case-words.ts'
import { idOf } from '#test/fixtures/small-book.ts'

const count = (refusal: Refusal): string => {
  if (refusal.code === 'MutuallyExclusiveViolation' && refusal.pairs.length > 1) return ` (${refusal.pairs.length} pairs)`
  return refusal.code === 'DependencyViolation' && refusal.missing.length > 1 ? ` (${refusal.missing.length} services)` : ''
}

function wordsOf(verdict: Verdict): string {
  if (verdict.outcome === 'refused') return `refused: ${verdict.refusal.code}${count(verdict.refusal)}`
  const warns = verdict.warnings.length > 0 ? `; warns: ${verdict.warnings.map(({ code }) => code).join(' and ')}` : ''
  const front = { waiting: 'waits: ', inError: 'in error: ', changed: '', unchanged: '' }[verdict.outcome]
  return `${front}${verdict.outcome === 'unchanged' ? 'unchanged' : writeLicenses(verdict.after.situation)}${warns}`
}

/** What a person has after one change, or several one after the other, up to the first that is refused. */
export function afterChange(has: string, change: string): string {
  const { person, book } = readGround(has, change)
  let verdict: Verdict = { outcome: 'unchanged', after: person, warnings: [] }
  for (const wish of readChanges(change)) {
    verdict = judge(verdict.after, wish, book)
    if (verdict.outcome === 'refused') break
  }
  return wordsOf(verdict)
}

/** The groups of a cell: `Sales gives E1 without teams; IT gives F3 since 2026-02; leave HR`. */
function readGroups(cell: string): GroupFacts[] {
  const groups = new Map<string, GroupFacts>()
  for (const part of partsOf(cell)) {
    const [, name = '', license = '', since] = /^(\w+) gives (.+?)(?: since (\S+))?$/.exec(part) ?? [part, part.replace('leave ', '')]
    const record = readLicense(license)
    const known = groups.get(name)?.licenses ?? []
    const licenses = record === undefined ? [] : [{ skuId: record.skuId, disabledPlans: record.disabledPlans }]
    groups.set(name, { id: idOf(name), licenses: [...known, ...licenses], ...(since !== undefined && { since }) })
  }
  return [...groups.values()]
}

const groundOf = ({ tenantLocation, short }: CaseGround): MemberGround => ({ tenantLocation, seats: short.size > 0 ? short : 'free' })

/** What a member has when one group gives what it gives; other groups are left alone. */
export function afterMembership(has: string, group: string): string {
  const ground = readGround(has)
  return wordsOf(judgeMembership(ground.person, readGroups(group)[0]!, ground.book, groundOf(ground)))
}

/** What a person has when these are all the groups that they are in. */
export function afterGroups(has: string, groups: string): string {
  const ground = readGround(has)
  return writeLicenses(reconcile(ground.person, readGroups(groups), ground.book, groundOf(ground)).after.situation)
}

/** What a group gives after a change of its own licences. */
export function groupAfter(gives: string, change: string): string {
  const { person, book } = readGround(gives, change)
  const words = partsOf(gives)
  const group = { id: idOf('Sales'), licenses: assignedLicensesOf(person.situation), securityEnabled: !words.includes('not security-enabled'), isRuled: words.includes('with a membership rule') }
  if (change === 'delete') {
    const refusal = refuseGroupDeletion(group)
    return refusal === null ? 'deleted' : `refused: ${refusal.code}`
  }
  const verdict = judgeGroupChange(group, readChanges(change)[0]!, book)
  if (verdict.outcome === 'refused') return `refused: ${verdict.refusal.code}`
  if (verdict.outcome === 'unchanged') return 'unchanged'
  return verdict.licenses.map((license) => writeLicense({ ...readLicense('E1')!, ...license })).sort().join('; ') || 'nothing'
}

/** Whose clock starts or stops. */
export function dataOf(has: string, change: string): string {
  const { person, book } = readGround(has, change)
  const verdict = judge(person, readChanges(change)[0]!, book)
  if (verdict.outcome === 'refused') return wordsOf(verdict)
  const { dataLost, dataReturned } = effectsOf(person, verdict.after, book)
  const told = (kinds: readonly string[], what: string): string[] => (kinds.length > 0 ? [`${[...kinds].sort().join(' and ')} ${what}`] : [])
  return [...told(dataLost, 'start to expire'), ...told(dataReturned, 'come')].join('; ') || 'nothing'
}
