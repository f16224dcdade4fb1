// SERVICE: a name, technical name or GUID. Several service plans may be called the same: all of them are meant.
import type { Client } from '#client/client.ts'
import type { Guid } from '#model/guid.ts'
import { BadUse } from './bad-use.ts'
import { matchNames } from './match-product.ts'

interface KnownService {
  readonly servicePlanId: Guid
  readonly servicePlanName: string
  readonly displayName: string
}

export interface FoundServices {
  readonly displayName: string
  readonly servicePlanIds: readonly Guid[]
  /** The products of the organisation that carry them, each with those of them that it has. */
  readonly products: readonly { readonly skuId: Guid; readonly servicePlanIds: readonly Guid[] }[]
}

/** The services that are meant, those of the organisation before all that there are. Throws BadUse with the nearest when nothing is called so. */
export async function findServices(client: Client, text: string): Promise<FoundServices> {
  const plans: readonly KnownService[] = await client.listServicePlans()
  const owned = (await client.listSubscribedSkus()).map(({ skuId, servicePlans }) => ({ skuId, ids: servicePlans.map(({ servicePlanId }) => servicePlanId) }))
  const isOwned = ({ servicePlanId }: KnownService): boolean => owned.some(({ ids }) => ids.includes(servicePlanId))
  const namesOf = ({ servicePlanId, servicePlanName, displayName }: KnownService): readonly [Guid, ...string[]] => [servicePlanId, servicePlanName, displayName]
  const mine = matchNames(plans.filter(isOwned), text, namesOf)
  const { exact, near } = mine.exact.length > 0 ? mine : matchNames(plans, text, namesOf)
  const names = [...new Set([...mine.near, ...near].map(({ displayName }) => displayName))].slice(0, 3)
  const [first] = exact
  if (first === undefined) throw names.length > 0 ? new BadUse('cli.error.serviceNear', { text, names }) : new BadUse('cli.error.serviceUnknown', { text })
  const ids = exact.map(({ servicePlanId }) => servicePlanId)
  const products = owned.map((product) => ({ skuId: product.skuId, servicePlanIds: ids.filter((id) => product.ids.includes(id)) }))
  return { displayName: first.displayName, servicePlanIds: ids, products: products.filter(({ servicePlanIds }) => servicePlanIds.length > 0) }
}
