// Judges the people of a crowd by class: what each has from groups when they are as they will be.
import { judge } from '#engine/judge-person.ts'
import type { PersonFacts } from '#engine/carry-out-change.ts'
import type { Edit } from '#engine/edit-change.ts'
import { effectsOf } from '#engine/effects.ts'
import type { Effects } from '#engine/effects.ts'
import type { ChosenFix } from '#engine/judge-classes.ts'
import { reconcile } from '#engine/reconcile.ts'
import type { MemberVerdict } from '#engine/reconcile.ts'
import type { RuleBook } from '#engine/rule-book.ts'
import type { GroupFacts, MemberGround } from '#engine/settle-groups.ts'
import type { Guid } from '#model/guid.ts'
import { formatSituation } from '#model/license.ts'
import type { Situation } from '#model/license.ts'
import type { Refusal } from '#model/refusal.ts'
import type { CrowdClass } from '#store/crowds.ts'
import { crowdClasses, listMembershipsOf, partsOf } from '#store/crowds.ts'
import type { Crowd } from '#store/crowds.ts'
import { listSituations } from '#store/situations.ts'
import { giversTo, knownGroup, PARTS, sourcesOf } from './licensed-groups.ts'
import type { GroupsInUse } from './licensed-groups.ts'
import { mendMember } from './member-fixes.ts'
import { personFacts } from './person-facts.ts'
import type { ReadingRoom } from './room.ts'
import { changeOfWish } from './wish.ts'

export interface JudgedMember {
  readonly facts: PersonFacts
  /** The groups that they will be in, unless an edit takes them out. */
  readonly groups: readonly GroupFacts[]
  readonly verdict: MemberVerdict
  /** What chosen ways out change for them beside their groups. */
  readonly edits: readonly Edit[]
  readonly effects: Effects
  /** Why what they wish for themselves cannot be, where it must. */
  readonly refusal?: Refusal
}

export interface CrowdJudge {
  readonly crowd: Crowd
  readonly classes: readonly CrowdClass[]
  readonly maxVersion: number
  /** What a class has when there is no seat for its people in some pools. */
  readonly judgeClass: (classIndex: number, blocked: ReadonlySet<string>) => JudgedMember
}

export interface CrowdGround {
  readonly book: RuleBook
  /** Every group that gives licences, as they will be. */
  readonly inUse: GroupsInUse
  readonly tenantLocation: string | null
  /** Ways out for members in trouble. */
  readonly fixes?: readonly ChosenFix[]
  /** A wish that cannot be fulfilled is a reason to refuse; else whoever has it waits on. */
  readonly mustHaveWish?: boolean
}

const isWithheld = ({ state, error }: Situation[number]): boolean => state === 'ActiveWithError' && error === 'DependencyViolation'

/** Groups of which a situation tells by withheld records alone, so that it cannot say whether the person is in them. */
const isAmbiguous = (situation: Situation): boolean =>
  Map.groupBy(situation.filter(({ assignedByGroup }) => assignedByGroup !== null), ({ assignedByGroup }) => assignedByGroup)
    .values()
    .some((records) => records.every(isWithheld))

/** The crowd with the memberships named of those whose situation does not tell them, or may tell what was. */
export async function nameMemberships({ db, tenant }: ReadingRoom, crowd: Crowd, situationIds: readonly number[], { licensed, nestings }: GroupsInUse): Promise<Crowd> {
  const sources = new Set(licensed.flatMap((group) => sourcesOf(group, nestings)))
  const rows = await listMembershipsOf(db, tenant.pk, crowd, situationIds, [...sources])
  const named = rows.flatMap(({ userPk, groupPk }) => {
    const givers = groupPk === null ? [] : giversTo(groupPk, licensed, nestings)
    return [null, ...givers.map(({ pk }) => pk)].map((pk) => ({ userPk, since: '~', part: PARTS.exactly(pk) }))
  })
  const once = new Map(named.map((one) => [`${one.userPk} ${one.part}`, one]))
  return { ...crowd, people: [...(crowd.people ?? []), ...once.values()] }
}

/** The pks of the groups of which somebody with this situation, playing these parts, will be a member. */
function memberOf(situation: Situation, parts: readonly string[], pkOf: ReadonlyMap<Guid, number>): Set<number> {
  const exact = parts.filter((part) => part.startsWith('='))
  const told = situation.filter((record) => !isWithheld(record)).flatMap(({ assignedByGroup }) => pkOf.get(assignedByGroup ?? '') ?? [])
  const pks = new Set(exact.length > 0 ? exact.filter((part) => part !== '=').map((part) => Number(part.slice(1))) : told)
  for (const part of parts) if (/^\d+$/.test(part)) pks.add(Number(part))
  for (const part of parts) if (part.startsWith('-')) pks.delete(Number(part.slice(1)))
  // Who leaves one way and comes in by another is in.
  for (const part of parts) if (part.startsWith('+')) pks.add(Number(part.slice(1)))
  return pks
}

const isWish = (part: string): boolean => part.startsWith('{')

interface Wished {
  readonly person: PersonFacts
  /** The first thing that stands against what they wish. */
  readonly refusal: Refusal | null
}

/** What a person wishes for themselves, where there is a seat and nothing against it. */
function withWishes(facts: PersonFacts, parts: readonly string[], blocked: ReadonlySet<string>, book: RuleBook): Wished {
  let [person, refusal]: [PersonFacts, Refusal | null] = [facts, null]
  for (const wish of parts.filter(isWish)) {
    const change = changeOfWish(wish, person.usageLocation)
    const full = change.add.find(({ skuId }) => blocked.has(skuId))
    const verdict = full === undefined ? judge(person, change, book) : ({ outcome: 'refused', refusal: { code: 'CountViolation', skuId: full.skuId } } as const)
    if (verdict.outcome === 'refused') refusal ??= verdict.refusal
    else person = verdict.after
  }
  return { person, refusal }
}

/** Without what groups gave and will not give any more, so that it stands against nothing that is wished instead. */
const withoutWithdrawn = (facts: PersonFacts, groups: readonly GroupFacts[]): PersonFacts => ({
  ...facts,
  situation: facts.situation.filter(({ skuId, assignedByGroup }) => groups.every(({ id, licenses }) => id !== assignedByGroup || licenses.some((one) => one.skuId === skuId))),
})

/** Reads a crowd and makes a judge of its classes; verdicts are kept, for few are asked for often. */
export async function openCrowdJudge(room: ReadingRoom, wanted: Crowd, { book, inUse, tenantLocation, fixes = [], mustHaveWish = false }: CrowdGround): Promise<CrowdJudge> {
  const { db, tenant } = room
  const groups = inUse.licensed.map(knownGroup)
  let crowd = wanted
  let { classes, maxVersion } = await crowdClasses(db, tenant.pk, crowd)
  const situations = await listSituations(db, tenant.pk, new Set(classes.map(({ situationId }) => situationId)))
  const ambiguous = [...situations].filter(([, situation]) => isAmbiguous(situation)).map(([id]) => id)
  if (ambiguous.length > 0) {
    crowd = await nameMemberships(room, crowd, ambiguous, inUse)
    ;({ classes, maxVersion } = await crowdClasses(db, tenant.pk, crowd))
  }
  const pkOf = new Map(groups.map(({ id, pk }) => [id, pk]))
  const verdicts = new Map<string, JudgedMember>()

  function judgeClass(classIndex: number, blocked: ReadonlySet<string>): JudgedMember {
    const key = `${classIndex} ${[...blocked].sort().join()}`
    const known = verdicts.get(key)
    if (known !== undefined) return known
    const cls = classes[classIndex]!
    const facts = personFacts(cls, situations.get(cls.situationId) ?? [])
    const parts = partsOf(cls)
    const pks = memberOf(facts.situation, parts, pkOf)
    const mine = groups.filter(({ pk }) => pks.has(pk))
    const { person, refusal } = withWishes(mustHaveWish && parts.some(isWish) ? withoutWithdrawn(facts, mine) : facts, parts, blocked, book)
    const ground: MemberGround = { tenantLocation, seats: blocked.size === 0 ? 'free' : blocked }
    const { verdict, edits } = mendMember(person, mine, reconcile(person, mine, book, ground), { fixes, book, ground })
    const judged = { facts, groups: mine, verdict, edits, effects: effectsOf(facts, verdict.after, book), ...(mustHaveWish && refusal !== null && { refusal }) }
    verdicts.set(key, judged)
    return judged
  }
  return { crowd, classes, maxVersion, judgeClass }
}

/** Whether a class ends with other licences than it had, or elsewhere. */
export const isMoved = ({ facts, verdict }: JudgedMember): boolean =>
  verdict.after.usageLocation !== facts.usageLocation || formatSituation(verdict.after.situation) !== formatSituation(facts.situation)
