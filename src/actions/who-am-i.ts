import { permissionsOfRoles } from '#engine/access.ts'
import type { Session, TenantKind } from '#model/session.ts'
import type { TenantRow } from '#store/tenants.ts'
import { countUserRows } from '#store/users.ts'
import type { Question } from './room.ts'

const KINDS: Readonly<Record<TenantRow['kind'], TenantKind>> = { sample: 'sample', test: 'test', own: 'ownDirectory' }

/** Who asks, where they are, and what they may do. */
export const whoAmI: Question<null, Session> = async ({ tenant }, caller) => ({
  user: { id: caller.id, displayName: caller.displayName, userPrincipalName: caller.userPrincipalName ?? '' },
  tenant: { id: tenant.id, displayName: tenant.displayName, kind: KINDS[tenant.kind] },
  isFirstRun: tenant.settings['firstRun'] === true,
  roles: caller.roles,
  permissions: caller.permissions ?? permissionsOfRoles(caller.roles),
})

const LARGE = 501

/** How many people the organisation has, counted no further than limits of requests ask. */
export const countPeople: Question<null, number> = async ({ db, tenant }) => countUserRows(db, tenant.pk, {}, LARGE)
