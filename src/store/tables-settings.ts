// The tables behind the settings pages, as Kysely sees them.
import type { Generated } from 'kysely'

export interface SettingsTables {
  savedViews: { pk: Generated<number>; tenant: number; id: string; ownerId: string; ownerName: string; name: string; page: string; query: string; isShared: number }
  templates: { pk: Generated<number>; tenant: number; id: string; ownerId: string; displayName: string; body: string }
  exports: { tenant: number; operationId: string; body: string }
  /** A person of the home tenant who may enter this one, and as whom. */
  linkedAccounts: { homeTenant: number; homeUserPk: number; tenant: number; userPk: number }
}
