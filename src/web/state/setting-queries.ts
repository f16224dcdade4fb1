import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

/** What an organisation has set up; `settings` events make all of it stale. */
export const settingsQuery = queryOptions({ queryKey: ['settings', 'all'], queryFn: ({ signal }) => client.getSettings({ signal }) })

export const serverQuery = queryOptions({ queryKey: ['server'], queryFn: ({ signal }) => client.getServer({ signal }) })

export const clockQuery = queryOptions({ queryKey: ['settings', 'clock'], queryFn: ({ signal }) => client.getClock({ signal }) })

export const pricesQuery = queryOptions({ queryKey: ['settings', 'prices'], queryFn: ({ signal }) => client.listPrices({ signal }) })

export const locationRulesQuery = queryOptions({ queryKey: ['settings', 'locationRules'], queryFn: ({ signal }) => client.listLocationRules({ signal }) })

export const profilesQuery = queryOptions({ queryKey: ['settings', 'profiles'], queryFn: ({ signal }) => client.listProfiles({ signal }) })

export const newServicesQuery = queryOptions({ queryKey: ['settings', 'newServices'], queryFn: ({ signal }) => client.listNewServices({ signal }) })

export const templatesQuery = queryOptions({ queryKey: ['settings', 'templates'], queryFn: ({ signal }) => client.listTemplates({ signal }) })

export const rulesQuery = queryOptions({ queryKey: ['rules'], queryFn: ({ signal }) => client.listRules({ signal }) })

export const appsQuery = queryOptions({ queryKey: ['app'], queryFn: ({ signal }) => client.listApps({ signal }) })

export const usageQuery = queryOptions({ queryKey: ['products', 'usage'], queryFn: ({ signal }) => client.getUsageReport({ signal }) })

export const costQuery = queryOptions({ queryKey: ['products', 'cost'], queryFn: ({ signal }) => client.getCostReport({ signal }) })

export const organizationQuery = queryOptions({ queryKey: ['settings', 'organization'], queryFn: ({ signal }) => client.getOrganization({ signal }) })

export const roleDefinitionsQuery = queryOptions({ queryKey: ['settings', 'roleDefinitions'], queryFn: ({ signal }) => client.listRoleDefinitions({ signal }) })

export const unitsQuery = queryOptions({ queryKey: ['settings', 'units'], queryFn: ({ signal }) => client.listAdministrativeUnits({ signal }) })

/** Who has which role, with everybody's name. */
export const roleAssignmentsQuery = queryOptions({
  queryKey: ['settings', 'roleAssignments'],
  queryFn: async ({ signal }) => {
    const value = await client.listRoleAssignments({ signal })
    const ids = [...new Set(value.map(({ principalId }) => principalId))]
    const people = ids.length === 0 ? [] : await client.getDirectoryObjects(ids, { signal })
    return { value, names: new Map(people.map(({ id, displayName }) => [id, displayName ?? id])) }
  },
})
