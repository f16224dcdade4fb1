import type { ChangeRequest } from '#client/plan-calls.ts'
import type { ProductChoices } from '#web/licenses/held-licenses.ts'

/** The products that are ticked, as what a change gives. */
export const addOfChoices = (choices: ProductChoices): NonNullable<ChangeRequest['add']> =>
  [...choices].flatMap(([skuId, { isOn, off }]) => (isOn ? [{ skuId, disabledPlans: [...off], toggles: 'merge' as const }] : []))
