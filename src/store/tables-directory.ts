// The tables of the directory around licences, as Kysely sees them.
import type { Generated } from 'kysely'

export interface DirectoryTables {
  /** The last thing that happened between a group and a member, for delta queries. */
  memberChanges: { tenant: number; groupPk: number; memberId: string; kind: 'user' | 'group'; removed: number; changed: number }
  goneGroups: { tenant: number; id: string; changed: number }
  owners: { tenant: number; groupPk: number; userPk: number }
  administrativeUnits: {
    pk: Generated<number>
    tenant: number
    id: string
    displayName: string
    description: string | null
    visibility: string | null
    membershipType: string | null
    membershipRule: string | null
    membershipRuleProcessingState: string | null
  }
  unitMembers: { tenant: number; unitPk: number; kind: 'user' | 'group'; memberPk: number }
  roleDefinitions: {
    pk: Generated<number>
    tenant: number
    id: string
    displayName: string
    description: string | null
    isEnabled: number
    actions: string
    version: string | null
  }
  /** Unit 0 is the whole directory. */
  roleAssignments: { tenant: number; userPk: number; roleTemplateId: string; unitPk: number }
}
