import { OPTION_NAMES } from './query.ts'
import { attempt, refuse } from './query-refusal.ts'
import type { Parsed } from './query-refusal.ts'

/** Options by name, decoded; system options by their lower-case `$` name, others as they were written. */
export type QueryParams = { readonly [option: string]: string }

const JSON_FORMAT = /^(?:application\/)?json(?:;|$)/i

function nameOption(written: string): string {
  const lower = written.toLowerCase()
  if (lower.startsWith('$')) return lower
  return OPTION_NAMES.find((option) => option === `$${lower}`) ?? written
}

/** `%zz` and half a UTF-8 sequence stay as they were written. */
function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

/**
 * Reads the part of an address behind `?`: `+` and `%20` are spaces, keys may be encoded, of any case, and without
 * their `$`. Refuses an option that is given twice.
 */
export function parseQueryString(text: string): Parsed<QueryParams> {
  return attempt(() => {
    const params: { [option: string]: string } = Object.create(null)
    for (const pair of text.replace(/^\?/, '').split('&')) {
      if (pair === '') continue
      const equals = pair.indexOf('=')
      const name = nameOption(decode(equals < 0 ? pair : pair.slice(0, equals)).trim())
      const value = equals < 0 ? '' : decode(pair.slice(equals + 1))
      // The one form there is.
      if (name === '$format' && JSON_FORMAT.test(value)) continue
      if (name.startsWith('$') && name in params) {
        refuse('BadRequest', `Query option '${name}' was specified more than once, but it must be specified at most once.`)
      }
      params[name] = value
    }
    return params
  })
}
