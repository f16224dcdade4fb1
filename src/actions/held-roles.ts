import type { RoleGrant } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { listHeldRoles } from '#store/roles.ts'
import type { Question } from './room.ts'

export interface HeldRoles {
  /** Built-in roles over the whole directory. */
  readonly roles: readonly Guid[]
  readonly grants: readonly RoleGrant[]
}

/** The roles that a person has now: asked for with every request, so that a role that is taken back is gone at once. */
export const heldRoles: Question<{ readonly user: Guid }, HeldRoles> = async ({ db, tenant }, _caller, { user }) => {
  const held = await listHeldRoles(db, tenant.pk, user)
  const enabled = held.filter(({ isEnabled }) => isEnabled !== 0)
  const isPlain = ({ unitId, actions }: (typeof held)[number]): boolean => unitId === null && actions === null
  return {
    roles: enabled.filter(isPlain).map(({ roleId }) => roleId),
    grants: enabled
      .filter((role) => !isPlain(role))
      .map(({ roleId, unitId, actions }) => ({ roleId, unitId, actions: actions === null ? null : (JSON.parse(actions) as string[]) })),
  }
}
