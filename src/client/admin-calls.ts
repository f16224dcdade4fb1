import type { AppRecord } from '#model/app-record.ts'
import type { ClockState } from '#model/clock-state.ts'
import type { Guid } from '#model/guid.ts'
import type { RuleRecord } from '#model/rule-record.ts'
import type { CallOptions, Page, Send } from './send.ts'

/** Graph's unifiedRoleDefinition. */
export interface RoleDefinition {
  readonly id: Guid
  readonly displayName: string
  readonly description: string | null
  readonly isBuiltIn: boolean
  readonly isEnabled: boolean
  readonly rolePermissions: readonly { readonly allowedResourceActions: readonly string[] }[]
}

/** Graph's unifiedRoleAssignment. */
export interface RoleAssignment {
  readonly id: string
  readonly principalId: Guid
  readonly roleDefinitionId: Guid
  /** `/`, or an administrative unit. */
  readonly directoryScopeId: string
}

type NewRole = Pick<RoleDefinition, 'displayName' | 'description' | 'isEnabled' | 'rolePermissions'>
type AppWish = Partial<Pick<AppRecord, 'displayName' | 'permissions' | 'scopes' | 'redirectUris' | 'isPublicClient'>>

const ROLES = '/v1.0/roleManagement/directory'

/** Who may do what: roles, apps, rules; and the clock. */
export const adminCalls = (send: Send) => ({
  listRoleDefinitions: async (options?: CallOptions) => (await send<Page<RoleDefinition>>(`${ROLES}/roleDefinitions`, options)).value,
  createRoleDefinition: (role: NewRole, options?: CallOptions) => send<RoleDefinition>(`${ROLES}/roleDefinitions`, { method: 'POST', body: role, ...options }),
  patchRoleDefinition: (id: Guid, changes: Partial<NewRole>, options?: CallOptions) => send<void>(`${ROLES}/roleDefinitions/${id}`, { method: 'PATCH', body: changes, ...options }),
  deleteRoleDefinition: (id: Guid, options?: CallOptions) => send<void>(`${ROLES}/roleDefinitions/${id}`, { method: 'DELETE', ...options }),

  /** Who has which role, over what. */
  listRoleAssignments: async (options?: CallOptions) => (await send<Page<RoleAssignment>>(`${ROLES}/roleAssignments`, options)).value,
  createRoleAssignment: (assignment: Omit<RoleAssignment, 'id'>, options?: CallOptions) => send<RoleAssignment>(`${ROLES}/roleAssignments`, { method: 'POST', body: assignment, ...options }),
  deleteRoleAssignment: (id: string, options?: CallOptions) => send<void>(`${ROLES}/roleAssignments/${id}`, { method: 'DELETE', ...options }),
  listAdministrativeUnits: async (options?: CallOptions) => (await send<Page<{ readonly id: Guid; readonly displayName: string }>>('/v1.0/directory/administrativeUnits', options)).value,

  listRules: async (options?: CallOptions) => (await send<Page<RuleRecord>>('/licet/v1/rules', options)).value,
  patchRule: (id: string, changes: Partial<Pick<RuleRecord, 'enabled' | 'severity'>>, options?: CallOptions) =>
    send<RuleRecord>(`/licet/v1/rules/${encodeURIComponent(id)}`, { method: 'PATCH', body: changes, ...options }),

  listApps: async (options?: CallOptions) => (await send<Page<AppRecord>>('/licet/v1/apps', options)).value,
  /** With a first secret, shown this once, unless it is a public client. */
  createApp: (app: AppWish, options?: CallOptions) => send<AppRecord & { readonly secretText?: string }>('/licet/v1/apps', { method: 'POST', body: app, ...options }),
  patchApp: (id: Guid, changes: AppWish, options?: CallOptions) => send<AppRecord>(`/licet/v1/apps/${id}`, { method: 'PATCH', body: changes, ...options }),
  deleteApp: (id: Guid, options?: CallOptions) => send<void>(`/licet/v1/apps/${id}`, { method: 'DELETE', ...options }),
  addAppSecret: (id: Guid, displayName: string, options?: CallOptions) =>
    send<{ readonly keyId: Guid; readonly secretText: string }>(`/licet/v1/apps/${id}/secrets`, { method: 'POST', body: { displayName }, ...options }),
  addAppCertificate: (id: Guid, displayName: string, key: string, options?: CallOptions) =>
    send<{ readonly keyId: Guid }>(`/licet/v1/apps/${id}/certificates`, { method: 'POST', body: { displayName, key }, ...options }),
  removeAppSecret: (id: Guid, keyId: Guid, options?: CallOptions) => send<void>(`/licet/v1/apps/${id}/secrets/${keyId}`, { method: 'DELETE', ...options }),

  getClock: (options?: CallOptions) => send<ClockState>('/licet/v1/clock', options),
  /** Forward only; what falls due on the way is done before it answers. */
  patchClock: (change: { readonly advance?: string; readonly now?: string; readonly frozen?: boolean }, options?: CallOptions) =>
    send<ClockState>('/licet/v1/clock', { method: 'PATCH', body: change, ...options }),
})
