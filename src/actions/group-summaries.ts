// Groups as the Groups page shows them.
import type { Guid } from '#model/guid.ts'
import type { GroupKind, GroupState, GroupSummary } from '#model/group-summary.ts'
import { getLicensingGroups } from '#store/group-changes.ts'
import type { LicensingGroup } from '#store/group-changes.ts'
import { countGroupsInside, countInErrorByGroup, countMembersOf, countWaitingIn } from '#store/group-figures.ts'
import { countGroupRows, listGroupRows } from '#store/groups.ts'
import type { GroupListQuery } from '#store/groups.ts'
import type { Listed } from './operation-questions.ts'
import { seeGroup } from './reach.ts'
import { requireAccess } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'

function kindOf({ groupTypes, mailEnabled, securityEnabled }: LicensingGroup): GroupKind {
  if (groupTypes.includes('Unified')) return 'microsoft365'
  if (mailEnabled !== true) return 'security'
  return securityEnabled === true ? 'mailSecurity' : 'distribution'
}

function stateOf({ assignedLicenses, licenseProcessingState }: LicensingGroup, inError: number): GroupState {
  const state = licenseProcessingState?.state
  if (state === 'QueuedForProcessing' || state === 'ProcessingInProgress') return 'inProgress'
  if (inError > 0) return 'errors'
  return assignedLicenses.length === 0 ? 'givesNothing' : 'allAssigned'
}

async function summarize({ db, tenant }: ReadingRoom, groups: readonly LicensingGroup[]): Promise<GroupSummary[]> {
  const pks = groups.map(({ pk }) => pk)
  const [members, inside, waiting, errors] = [
    await countMembersOf(db, tenant.pk, pks),
    await countGroupsInside(db, tenant.pk, pks),
    await countWaitingIn(db, tenant.pk, pks),
    await countInErrorByGroup(db, tenant.pk),
  ]
  return groups.map((group) => {
    const inError = errors.get(group.id) ?? 0
    return {
      id: group.id,
      displayName: group.displayName ?? group.id,
      description: group.description ?? null,
      mail: group.mail ?? null,
      kind: kindOf(group),
      isFromOnPremises: group.onPremisesSyncEnabled === true,
      membershipRule: group.membershipRule ?? null,
      includeNested: group.includeNested,
      licenses: group.assignedLicenses,
      state: stateOf(group, inError),
      members: members.get(group.pk) ?? 0,
      groupsInside: inside.get(group.pk) ?? 0,
      inError,
      waiting: waiting.get(group.pk) ?? 0,
    }
  })
}

/** The figures of groups that the caller is known to see, by id. */
export async function summariesOf(room: ReadingRoom, ids: readonly Guid[]): Promise<ReadonlyMap<Guid, GroupSummary>> {
  const summaries = await summarize(room, await getLicensingGroups(room.db, room.tenant.pk, ids))
  return new Map(summaries.map((one) => [one.id, one]))
}

/** A page of groups with their figures, and how many there are. */
export const listGroupSummaries: Question<{ readonly query: GroupListQuery }, Listed<GroupSummary>> = async (room, caller, { query }) => {
  const { db, tenant } = room
  const within = requireAccess(caller, 'readGroups')
  const { rows } = await listGroupRows(db, tenant.pk, { ...query, within })
  const groups = await getLicensingGroups(db, tenant.pk, rows.map(({ id }) => id))
  const inOrder = rows.flatMap(({ id }) => groups.filter((group) => group.id === id))
  return { value: await summarize(room, inOrder), count: await countGroupRows(db, tenant.pk, { ...query, within }) }
}

/** One group with its figures. Throws 403, 404. */
export const getGroupSummary: Question<{ readonly group: string }, GroupSummary> = async (room, caller, { group }) => {
  const { id } = await seeGroup(room, caller, group, 'readGroups')
  const [summary] = await summarize(room, await getLicensingGroups(room.db, room.tenant.pk, [id]))
  return summary!
}
