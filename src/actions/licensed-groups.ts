// The groups that give licences, and whose members they reach: those directly in them and, where a group says so, those
// of the groups inside it (D6).
import type { GroupFacts } from '#engine/settle-groups.ts'
import type { Guid } from '#model/guid.ts'
import type { Db } from '#store/database.ts'
import { listLicensedGroups, listNestings } from '#store/group-changes.ts'
import type { LicensingGroup, Nesting } from '#store/group-changes.ts'
import type { Source } from '#store/crowds.ts'
import type { GroupWork } from './group-work.ts'

/** A group's licences, as they are or will be. */
export interface KnownGroup extends GroupFacts {
  readonly pk: number
}

/** The part of whoever is a member of a group now, joins it, leaves it, or is in no other groups than those named so. */
export const PARTS = {
  member: (groupPk: number): string => String(groupPk),
  joining: (groupPk: number): string => `+${groupPk}`,
  leaving: (groupPk: number): string => `-${groupPk}`,
  exactly: (groupPk: number | null): string => `=${groupPk ?? ''}`,
} as const

export interface GroupsInUse {
  /** Every group that gives licences. */
  readonly licensed: readonly LicensingGroup[]
  readonly nestings: readonly Nesting[]
}

export async function readGroupsInUse(db: Db, tenant: number): Promise<GroupsInUse> {
  return { licensed: await listLicensedGroups(db, tenant), nestings: await listNestings(db, tenant) }
}

/** A group and all groups inside it, at any depth; a group inside itself is met once. */
function reach(from: number, next: (pk: number) => readonly number[]): Set<number> {
  const found = new Set([from])
  for (const pk of found) for (const other of next(pk)) found.add(other)
  return found
}

/** The groups whose direct members get what a group gives. */
export const sourcesOf = ({ pk, includeNested }: Pick<LicensingGroup, 'pk' | 'includeNested'>, nestings: readonly Nesting[]): number[] =>
  includeNested ? [...reach(pk, (one) => nestings.filter(({ groupPk }) => groupPk === one).map(({ memberPk }) => memberPk))] : [pk]

/** The members of groups as a crowd has them, each under the name of the group that gives. */
export const membersOf = (groups: readonly Pick<LicensingGroup, 'pk' | 'includeNested'>[], nestings: readonly Nesting[]): Source[] =>
  groups.flatMap((group) => sourcesOf(group, nestings).map((groupPk) => ({ groupPk, part: PARTS.member(group.pk) })))

/** The groups that give something to a direct member of this one. */
export const giversTo = (groupPk: number, licensed: readonly LicensingGroup[], nestings: readonly Nesting[]): LicensingGroup[] =>
  licensed.filter((group) => sourcesOf(group, nestings).includes(groupPk))

/** Which groups reach the members of these, and with what, as a text: equal texts are equal reach. */
export const reachText = (groups: readonly { readonly pk: number }[], { licensed, nestings }: GroupsInUse): string =>
  JSON.stringify(
    groups.map(({ pk }) => [
      sourcesOf({ pk, includeNested: true }, nestings),
      giversTo(pk, licensed, nestings).map((giver) => [giver.pk, giver.includeNested, giver.pk === pk ? null : giver.assignedLicenses]),
    ]),
  )

/** What a judgement needs of a group. */
export const knownGroup = ({ id, pk, assignedLicenses }: LicensingGroup): KnownGroup => ({ id, pk, licenses: assignedLicenses })

/** The pk of each group that gives licences, by its id. */
export const pkById = ({ licensed }: Pick<GroupsInUse, 'licensed'>, others: GroupWork['groups'] = []): Map<Guid, number> =>
  new Map([...licensed, ...others].map(({ id, pk }) => [id, pk]))
