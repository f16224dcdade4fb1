import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

/** What an organisation has set up; `settings` events make all of it stale. */
export const settingsQuery = queryOptions({ queryKey: ['settings', 'all'], queryFn: ({ signal }) => client.getSettings({ signal }) })

export const clockQuery = queryOptions({ queryKey: ['settings', 'clock'], queryFn: ({ signal }) => client.getClock({ signal }) })

export const pricesQuery = queryOptions({ queryKey: ['settings', 'prices'], queryFn: ({ signal }) => client.listPrices({ signal }) })

export const locationRulesQuery = queryOptions({ queryKey: ['settings', 'locationRules'], queryFn: ({ signal }) => client.listLocationRules({ signal }) })

export const profilesQuery = queryOptions({ queryKey: ['settings', 'profiles'], queryFn: ({ signal }) => client.listProfiles({ signal }) })

export const templatesQuery = queryOptions({ queryKey: ['settings', 'templates'], queryFn: ({ signal }) => client.listTemplates({ signal }) })

export const rulesQuery = queryOptions({ queryKey: ['rules'], queryFn: ({ signal }) => client.listRules({ signal }) })

export const appsQuery = queryOptions({ queryKey: ['app'], queryFn: ({ signal }) => client.listApps({ signal }) })

export const usageQuery = queryOptions({ queryKey: ['products', 'usage'], queryFn: ({ signal }) => client.getUsageReport({ signal }) })

export const costQuery = queryOptions({ queryKey: ['products', 'cost'], queryFn: ({ signal }) => client.getCostReport({ signal }) })
