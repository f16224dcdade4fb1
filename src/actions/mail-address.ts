// A directory gives a mail address once, to a person or a group; and who could not have a licence while somebody else had
// their address gets it when it is free.
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { badRequest } from '#model/problem.ts'
import type { Problem } from '#model/problem.ts'
import { isAddressHeld, listWhoWouldHave } from '#store/taken-addresses.ts'
import { settlePerson } from './person-queue.ts'
import type { ActionRoom, ReadingRoom } from './room.ts'

/** Graph's answer for an address that somebody has; `target` is the property that was given. */
export const addressTaken = (address: string, target: string): Problem =>
  badRequest('Another object with the same value for property proxyAddresses already exists.', {
    words: { key: 'error.addressTaken', arguments: { address } },
    details: [{ code: 'ObjectConflict', message: 'This mail address is taken.', target }],
  })

/** Throws 400 for an address that somebody has as mail, the person or group named left out. The caller has counted a change of the tenant, which others wait for. */
export async function checkAddressIsFree({ db, tenant }: ReadingRoom, address: unknown, target: string, except: Guid | null = null): Promise<void> {
  if (typeof address !== 'string') return
  if (await isAddressHeld(db, tenant.pk, address, except)) throw addressTaken(address, target)
}

/** After addresses may have become free: whoever would have one gets what their groups give. */
export async function settleFreed(room: ActionRoom, caller: Caller, addresses: readonly (string | null)[], cause: { readonly pk: number; readonly id: Guid }): Promise<void> {
  const freed = addresses.filter((one) => one !== null)
  for (const id of await listWhoWouldHave(room.db, room.tenant.pk, freed)) await settlePerson(room, caller, id, cause)
}
