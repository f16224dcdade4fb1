import { formatFilter } from './format-filter.ts'
import type { Expand } from './query.ts'

/** Writes one expansion so that `readExpand` reads it again. */
export function formatExpand(expand: Expand): string {
  const options = [
    expand.select && `$select=${expand.select.join(',')}`,
    expand.filter && `$filter=${formatFilter(expand.filter)}`,
    expand.levels && `$levels=${expand.levels}`,
  ].filter((option) => typeof option === 'string')
  return options.length === 0 ? expand.navigation : `${expand.navigation}(${options.join(';')})`
}
