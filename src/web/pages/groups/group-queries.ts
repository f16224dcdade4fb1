import { queryOptions } from '@tanstack/react-query'
import type { PlanRequest } from '#client/plan-calls.ts'
import type { GroupSummary } from '#model/group-summary.ts'
import { client } from '#web/state/client.ts'

export const groupQuery = (id: string) =>
  queryOptions({ queryKey: ['groups', id], queryFn: ({ signal }) => client.getGroupSummary(id, { signal }) })

/** A group is to give what it gives already: its members in trouble are looked at again, with their ways out. */
export const lookAgain = ({ id, licenses }: Pick<GroupSummary, 'id' | 'licenses'>): PlanRequest => ({
  target: { groupLicenses: [id] },
  change: { add: licenses.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans, toggles: 'reset' })) },
})
