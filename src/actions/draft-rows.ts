// A plan of people one by one, each with a change of their own: the rows of a file, or people of whom some are reached
// through groups inside groups. Seats are given in their order.
import { groupsToLeave } from '#engine/carry-out-change.ts'
import { findShortage } from '#engine/find-shortage.ts'
import type { Shortage } from '#engine/find-shortage.ts'
import { judgeClasses } from '#engine/judge-classes.ts'
import type { ChosenFix, JudgedClass } from '#engine/judge-classes.ts'
import { openWaitingQueue } from '#engine/seat-people.ts'
import type { Seating } from '#engine/seat-people.ts'
import type { Change, TargetRow } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { badRequest } from '#model/problem.ts'
import type { Refusal } from '#model/refusal.ts'
import type { Pool } from '#model/subscription.ts'
import { crowdClasses, streamQueue } from '#store/crowds.ts'
import type { CrowdClass, Named } from '#store/crowds.ts'
import { getLicensingGroups } from '#store/group-changes.ts'
import { listSituations } from '#store/situations.ts'
import { getUserRows } from '#store/users.ts'
import type { GroupChange, GroupWork, WorkPart } from './group-work.ts'
import { reachText, readGroupsInUse } from './licensed-groups.ts'
import { mayLeave, reachedThroughGroups } from './nested-members.ts'
import { withNamedSets } from './named-sets.ts'
import { personFacts } from './person-facts.ts'
import type { PlanDraft } from './plan-draft.ts'
import type { ReadingRoom } from './room.ts'
import type { RulesInForce } from './rule-book-of.ts'
import { checkSeats, seatFixesOf } from './seat-fixes.ts'
import { sumFigures } from './sum-figures.ts'
import { takenBack } from './taken-back.ts'

/** People in order, each with the change they get. */
export interface PeopleWish {
  readonly people: readonly { readonly userPk: number; readonly change: Change }[]
  readonly fixes: readonly ChosenFix[]
}

/** What people of one part have in common: the change, and the groups that they are not taken out of by hand. */
interface Variant {
  readonly change: Change
  readonly nestedIn: readonly Guid[]
}

/** The people of the rows with the changes they get. Throws 400 for a person in two rows. */
export async function readRows(room: ReadingRoom, rows: readonly TargetRow[]): Promise<PeopleWish['people']> {
  const found = await getUserRows(room.db, room.tenant.pk, rows.map(({ user }) => user))
  const pks = new Map(found.flatMap(({ id, userPrincipalName, pk }) => [[id, pk] as const, [userPrincipalName.toLowerCase(), pk] as const]))
  const people = new Map<number, Change>()
  for (const [at, { user, change }] of rows.entries()) {
    const userPk = pks.get(user.toLowerCase())!
    if (people.has(userPk)) {
      throw badRequest(`'${user}' stands in two rows.`, { words: { key: 'error.personInTwoRows', arguments: { user } }, details: [{ code: 'InvalidValue', message: 'A person may stand in one row.', target: `target.rows[${at}].user` }] })
    }
    people.set(userPk, await withNamedSets(room, change))
  }
  return [...people].map(([userPk, change]) => ({ userPk, change }))
}

/** People in their order, each in the part of those with equal changes and groups, and what the parts have in common. */
async function partPeople(room: ReadingRoom, { people: wished, fixes }: PeopleWish): Promise<{ people: Named[]; variants: Variant[] }> {
  const leaving = wished.filter(({ change }) => mayLeave(change, fixes)).map(({ userPk }) => userPk)
  const nested = await reachedThroughGroups(room, leaving)
  const [variants, places]: [Variant[], Map<string, number>] = [[], new Map()]
  const people = wished.map(({ userPk, change }, at): Named => {
    const variant = { change, nestedIn: nested.get(userPk) ?? [] }
    const text = JSON.stringify(variant)
    const place = places.get(text) ?? variants.push(variant) - 1
    places.set(text, place)
    return { userPk, since: String(at).padStart(9, '0'), part: String(place) }
  })
  return { people, variants }
}

async function seatRows({ db, tenant }: ReadingRoom, people: readonly Named[], classes: readonly CrowdClass[], shortage: Shortage): Promise<Seating<string>> {
  const queue = openWaitingQueue(shortage)
  const needy = shortage.needs.flatMap((needs, index) => (needs.length > 0 ? [index] : []))
  for await (const { place, classIndex } of streamQueue(db, tenant.pk, { people }, classes, needy)) queue.admit(place, classIndex)
  return queue.seating()
}

/** Where the seats of a class end, how many stand behind it, and what they get instead, if something was chosen for them. */
interface Cutoff {
  readonly place: string
  readonly unseated: number
  readonly refusal: number | null
  readonly instead: JudgedClass['verdict'] | undefined
}

/** The parts of a class: those who are seated, and behind the last of them those who find no seat. */
function partsOf(key: CrowdClass, judged: JudgedClass, cutoff: Cutoff | null, placeOf: (refusal: Refusal) => number | null): WorkPart[] {
  const { facts, verdict, change, count } = judged
  const after = verdict.outcome === 'refused' ? facts : verdict.after
  const was = { key, usageLocation: facts.usageLocation, before: facts.situation }
  const leaves = verdict.outcome === 'changed' && change !== null ? groupsToLeave(facts.situation, change) : []
  const seated: WorkPart = {
    ...was,
    above: null,
    upTo: cutoff?.place ?? null,
    count: count - (cutoff?.unseated ?? 0),
    outcome: verdict.outcome,
    after: after.situation,
    afterUsageLocation: after.usageLocation,
    refusal: verdict.outcome === 'refused' ? placeOf(verdict.refusal) : null,
    ...(leaves.length > 0 && { leaves }),
  }
  if (cutoff === null) return [seated]
  const { instead, refusal } = cutoff
  const end = instead === undefined || instead.outcome === 'refused' ? { outcome: 'refused' as const, after: facts.situation, refusal } : { outcome: instead.outcome, after: instead.after.situation, afterUsageLocation: instead.after.usageLocation, refusal: null, ...(leaves.length > 0 && { leaves }) }
  const left: WorkPart = { ...was, ...end, above: cutoff.place, upTo: null, count: cutoff.unseated }
  return [seated, left].filter((part) => part.count > 0)
}

/** The groups that people are taken out of; they keep their licences. */
async function groupsLeft({ db, tenant }: ReadingRoom, parts: readonly WorkPart[]): Promise<GroupChange[]> {
  const ids = new Set<Guid>(parts.flatMap(({ leaves = [] }) => leaves))
  const rows = ids.size === 0 ? [] : await getLicensingGroups(db, tenant.pk, [...ids])
  return rows.map(({ id, pk, displayName, assignedLicenses }) => ({ id, pk, displayName: displayName ?? id, before: assignedLicenses, after: assignedLicenses, joining: [], leaving: [] }))
}

/** People one by one have no waiting list. */
const withoutWaiting = (figures: PlanDraft['figures']): PlanDraft['figures'] => ({
  ...figures,
  refusals: figures.refusals.map((one) => ({ ...one, fixes: one.fixes.filter(({ edits }) => edits.every(({ kind }) => kind !== 'wait')) })),
})

/** Drafts what each change does to its person, all at once. */
export async function draftPeople(
  room: ReadingRoom,
  wish: PeopleWish,
  { book }: RulesInForce,
  pools: readonly Pool[],
): Promise<{ work: GroupWork; figures: PlanDraft['figures']; maxVersion: number }> {
  const { db, tenant } = room
  const { people, variants } = await partPeople(room, wish)
  const { classes, maxVersion } = await crowdClasses(db, tenant.pk, { people })
  const situations = await listSituations(db, tenant.pk, new Set(classes.map(({ situationId }) => situationId)))
  const judged = classes.flatMap((cls) => {
    const { change, nestedIn } = variants[Number(cls.part)]!
    const facts = { ...personFacts(cls, situations.get(cls.situationId) ?? []), ...(nestedIn.length > 0 && { nestedIn }) }
    return judgeClasses([{ count: cls.count, facts }], change, wish.fixes, book)
  })
  const shortage = findShortage(judged, pools)
  const seating: Seating<string> = shortage === null ? { cutoffs: new Map(), unseated: [] } : await seatRows(room, people, classes, shortage)
  const figures = await sumFigures(room, judged, { pools, book, unseated: seating.unseated, seatFixes: seatFixesOf(wish.fixes) })
  checkSeats(figures)
  const places = new Map(figures.refusals.map(({ refusal }, index) => [JSON.stringify(refusal), index]))
  const placeOf = (refusal: Refusal): number | null => places.get(JSON.stringify(refusal)) ?? null
  const parts = judged.flatMap((one, index) => {
    const cutoffs = (shortage?.needs[index] ?? []).flatMap((poolKey) => seating.cutoffs.get(poolKey) ?? [])
    const missing = seating.unseated.filter(({ classIndex }) => classIndex === index)
    const [first] = missing
    if (first === undefined) return partsOf(classes[index]!, one, null, placeOf)
    const { skuId } = first
    const cutoff: Cutoff = {
      place: cutoffs.sort()[0] ?? '',
      unseated: missing.reduce((sum, { count }) => sum + count, 0),
      refusal: placeOf({ code: 'CountViolation', skuId }),
      instead: figures.instead.find((other) => other.classIndex === index && other.skuId === skuId)?.verdict,
    }
    return partsOf(classes[index]!, one, cutoff, placeOf)
  })
  const groups = await groupsLeft(room, parts)
  const takesBack = Object.fromEntries(variants.map(({ change }, at) => [at, takenBack(change)]))
  const work = { groups, crowd: { people }, takesBack, classes, parts, reach: reachText(groups, await readGroupsInUse(db, tenant.pk)) }
  return { work, figures: withoutWaiting(figures), maxVersion }
}
