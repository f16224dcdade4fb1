import { getLicensingGroups, updateGroupRow } from '#store/group-changes.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ActionRoom } from './room.ts'

/** Says on the groups whose licences a plan changes how far that is, as Graph tells it. */
export async function noteProcessing({ db, tenant }: ActionRoom, plan: StoredPlan, state: 'QueuedForProcessing' | 'ProcessingComplete'): Promise<void> {
  const groups = plan.groupWork?.groups ?? plan.groupsBack ?? []
  const changed = groups.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after)).map(({ id }) => id)
  for (const group of changed.length === 0 ? [] : await getLicensingGroups(db, tenant.pk, changed)) {
    await updateGroupRow(db, tenant.pk, group, { licenseProcessingState: { state } })
  }
}
