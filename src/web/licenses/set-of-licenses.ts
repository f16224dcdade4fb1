// A named set of licences, as a form of ticks and as it is kept.
import type { AssignedLicense } from '#model/license.ts'
import type { ProductChoices } from './held-licenses.ts'

/** A set as ticks. */
export const choicesOf = (licenses: readonly AssignedLicense[]): ProductChoices =>
  new Map(licenses.map(({ skuId, disabledPlans }) => [skuId, { isOn: true, off: new Set(disabledPlans) }]))

/** Ticks as a set. */
export const licensesOf = (choices: ProductChoices): AssignedLicense[] =>
  [...choices].filter(([, { isOn }]) => isOn).map(([skuId, { off }]) => ({ skuId, disabledPlans: [...off] }))
