import type { OpenLicet } from './open-licet.ts'

interface SubscribedSkus {
  readonly value: readonly { readonly skuId: string; readonly skuPartNumber: string }[]
}

/** The skuId of a product that the organisation owns. */
export async function findProduct(licet: OpenLicet, partNumber: string): Promise<string> {
  const { value } = await licet.call<SubscribedSkus>('GET', '/v1.0/subscribedSkus')
  const found = value.find((one) => one.skuPartNumber === partNumber)
  if (found === undefined) throw new Error(`The organisation owns no ${partNumber}.`)
  return found.skuId
}
