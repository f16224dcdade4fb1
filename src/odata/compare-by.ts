import type { EntityShape } from '#model/entity.ts'
import { compareText } from './compare-text.ts'
import { propertyAt } from './find-property.ts'
import { compareScalars, valueAt } from './match-filter.ts'
import type { OrderBy } from './query.ts'

/**
 * Orders records as the store does: key by key, null before every value (after, when descending), texts folded and by
 * code point; equals by id, always upwards.
 */
export function compareBy(shape: EntityShape, orderBy: readonly OrderBy[]): (a: unknown, b: unknown) => number {
  const keys = orderBy.map(({ path, descending }) => ({ path, sign: descending ? -1 : 1, type: propertyAt(shape, path)?.type }))
  return (a, b) => {
    for (const { path, sign, type } of keys) {
      if (typeof type !== 'string') continue
      const [first, second] = [valueAt(a, path), valueAt(b, path)]
      const order = compareScalars(type, first, second) ?? Number(first !== null) - Number(second !== null)
      if (order !== 0) return order * sign
    }
    return compareText(String(valueAt(a, ['id'])), String(valueAt(b, ['id'])))
  }
}
