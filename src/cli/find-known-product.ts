// PRODUCT: a name, part number or GUID, found among what the organisation owns and then among all there is.
import type { Client } from '#client/client.ts'
import { GraphRequestError } from '#client/graph-request-error.ts'
import { BadUse } from './bad-use.ts'
import { matchProduct } from './match-product.ts'
import type { KnownProduct } from './match-product.ts'

/** A Graph that is no Licet has no friendly names. */
async function ownedProducts(client: Client): Promise<readonly KnownProduct[]> {
  try {
    return await client.listOwnedProducts()
  } catch (error) {
    if (!(error instanceof GraphRequestError) || error.status !== 404) throw error
    return (await client.listSubscribedSkus()).map((sku) => ({ ...sku, displayName: sku.skuPartNumber }))
  }
}

async function catalogueProducts(client: Client): Promise<readonly KnownProduct[]> {
  try {
    return await client.listProducts({ top: 999 })
  } catch (error) {
    if (error instanceof GraphRequestError && error.status === 404) return []
    throw error
  }
}

const once = (products: readonly KnownProduct[]): KnownProduct[] => [...new Map(products.map((one) => [one.skuId, one])).values()]

/** Everything that may be named: what is owned, and what there is. */
export const listKnownProducts = async (client: Client): Promise<readonly KnownProduct[]> =>
  once([...(await ownedProducts(client)), ...(await catalogueProducts(client))])

/** The product that is meant. Throws BadUse with the nearest when nothing is called so. */
export async function findKnownProduct(client: Client, text: string): Promise<KnownProduct> {
  // What is owned goes first: a name may be another product's too.
  const mine = matchProduct(once(await ownedProducts(client)), text)
  const { exact, near } = mine.exact.length === 0 ? matchProduct(await listKnownProducts(client), text) : mine
  if (exact.length === 1) return exact[0]!
  const names = [...exact, ...near].map(({ displayName, skuPartNumber }) => `${displayName} (${skuPartNumber})`)
  if (exact.length > 1) throw new BadUse('cli.error.productSeveral', { text, names })
  throw names.length > 0 ? new BadUse('cli.error.productNear', { text, names }) : new BadUse('cli.error.productUnknown', { text })
}
