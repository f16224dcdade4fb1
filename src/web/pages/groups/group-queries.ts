import { queryOptions } from '@tanstack/react-query'
import type { ListQuery } from '#client/format-query.ts'
import type { PlanRequest } from '#client/plan-calls.ts'
import type { GroupSummary } from '#model/group-summary.ts'
import { client } from '#web/state/client.ts'

export const groupQuery = (id: string) =>
  queryOptions({ queryKey: ['groups', id], queryFn: ({ signal }) => client.getGroupSummary(id, { signal }) })

/** A page of groups with their figures, and how many there are. */
export const fetchGroups = async (query: ListQuery, signal?: AbortSignal) => {
  const page = await client.listGroupSummaries(query, signal ? { signal } : {})
  return { rows: page.value, total: page['@odata.count'] ?? page.value.length }
}

/** A group is to give what it gives already: its members in trouble are looked at again, with their ways out. */
export const lookAgain = ({ id, licenses }: Pick<GroupSummary, 'id' | 'licenses'>): PlanRequest => ({
  target: { groupLicenses: [id] },
  change: { add: licenses.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans, toggles: 'reset' })) },
})
