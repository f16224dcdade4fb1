import type { PersonAtDoor } from '#model/person-at-door.ts'
import { listRoles } from '#store/identity.ts'
import { findSignIn } from '#store/sign-ins.ts'
import { getUserRow, idsOf } from '#store/users.ts'
import type { UserRow } from '#store/users.ts'
import type { ReadingRoom } from './room.ts'

async function describe({ db, tenant }: ReadingRoom, row: UserRow | undefined): Promise<PersonAtDoor | null> {
  if (row === undefined || row.accountEnabled !== true) return null
  return {
    id: row.id,
    displayName: row.displayName ?? row.userPrincipalName,
    userPrincipalName: row.userPrincipalName,
    mail: row.mail ?? null,
    roles: await listRoles(db, tenant.pk, row.pk),
    generation: (await findSignIn(db, tenant.pk, row.pk)).generation,
  }
}

/** By pk; null when deleted or blocked. */
export async function personByPk(room: ReadingRoom, pk: number): Promise<PersonAtDoor | null> {
  const id = (await idsOf(room.db, room.tenant.pk, [pk])).get(pk)
  return id === undefined ? null : personById(room, id)
}

/** By id or user name; null when unknown, deleted or blocked. */
export const personById = async (room: ReadingRoom, id: string): Promise<PersonAtDoor | null> => describe(room, await getUserRow(room.db, room.tenant.pk, id))
