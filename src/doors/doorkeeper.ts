import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'

/** Who looks up sessions, links and apps before anybody is known: Licet itself. */
export const doorkeeper = (tenantId: Guid): Caller => ({
  tenantId,
  kind: 'clock',
  id: tenantId,
  displayName: 'Licet',
  userPrincipalName: null,
  permissions: [],
  roles: [],
  language: 'en',
})
