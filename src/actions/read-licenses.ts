import { guid, listOf, record } from '#engine/read-fields.ts'
import type { Guid } from '#model/guid.ts'
import type { AssignedLicense } from '#model/license.ts'
import type { ReadingRoom } from './room.ts'
import { wrongValue } from './wrong-value.ts'

/** A licence of a named set: a product, with the services of it that are to be off. */
export const LICENSE_IN_SET = record({ skuId: guid, disabledPlans: listOf(guid) }, ['skuId'])

/** The licences of a named set. Throws 400 for a product or a service that there is not. */
export function readLicenses({ catalogue }: Pick<ReadingRoom, 'catalogue'>, licenses: readonly { skuId?: Guid; disabledPlans?: readonly Guid[] }[]): AssignedLicense[] {
  return licenses.map(({ skuId = '', disabledPlans = [] }) => {
    const product = catalogue.productById.get(skuId)
    if (product === undefined) throw wrongValue('licenses.skuId', skuId, 'a product of the catalogue')
    const stranger = disabledPlans.find((plan) => !product.servicePlanIds.includes(plan))
    if (stranger !== undefined) throw wrongValue('licenses.disabledPlans', stranger, `a service of ${product.displayName}`)
    return { skuId, disabledPlans }
  })
}
