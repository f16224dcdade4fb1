import type { Guid } from '#model/guid.ts'
import { listTenants } from '#store/tenants.ts'
import type { Question } from './room.ts'

/** The tenant that has a name: its id, or a domain of it; null when none has. */
export const findTenantId: Question<{ readonly name: string }, Guid | null> = async ({ db }, _caller, { name }) => {
  const wanted = name.toLowerCase()
  const found = (await listTenants(db)).find((one) => one.id === wanted || one.verifiedDomains.some((domain) => domain.name.toLowerCase() === wanted))
  return found?.id ?? null
}
