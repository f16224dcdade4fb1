// Reading `$expand`: navigations, each with its own options in parentheses.
import type { EntityShape, Navigation } from '#model/entity.ts'
import { findName } from './find-property.ts'
import { readFilter } from './parse-filter.ts'
import { readSelect } from './read-select.ts'
import type { Expand } from './query.ts'
import { refuse } from './query-refusal.ts'

/** Cuts at a separator that stands outside parentheses and outside quotes. */
function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let quoted = false
  let start = 0
  for (let i = 0; i < text.length; i += 1) {
    const met = text.charAt(i)
    if (met === "'") quoted = !quoted
    else if (quoted) continue
    else if (met === '(') depth += 1
    else if (met === ')') depth -= 1
    else if (met === separator && depth === 0) {
      parts.push(text.slice(start, i))
      start = i + 1
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim())
}

const ITEM = /^([^\s()]+)(?:\((.*)\))?$/s

/** Inside a parser: what to bring along; refuses navigations the shape does not have. */
export function readExpand(shape: EntityShape, text: string, advanced: boolean): readonly Expand[] {
  return splitOutside(text, ',').map((item) => {
    const [, written = '', options = ''] =
      ITEM.exec(item) ?? refuse('BadRequest', `Parsing OData Select and Expand failed: Syntax error at '${item}'.`)
    const navigations = shape.navigations ?? {}
    const name = findName(navigations, written)
    if (name === undefined) {
      return refuse('ExpandNotSupported', `Expand is not supported for property '${written}' of resource '${shape.name}'.`)
    }
    const given = splitOutside(options, ';').filter((option) => option !== '')
    return given.reduce<Expand>(
      (expand, option) => ({ ...expand, ...readOption(navigations[name] as Navigation, option, advanced) }),
      { navigation: name },
    )
  })
}

function readOption(navigation: Navigation, option: string, advanced: boolean): Partial<Expand> {
  const equals = option.indexOf('=')
  const name = option.slice(0, Math.max(equals, 0)).trim().toLowerCase()
  const value = option.slice(equals + 1).trim()
  switch (name) {
    case '$select':
      return { select: navigation.shape ? readSelect(navigation.shape, value, false) : splitOutside(value, ',') }
    case '$filter':
      if (navigation.shape === undefined) break
      return { filter: readFilter(navigation.shape, value, { advanced }) }
    case '$levels':
      if (value.toLowerCase() === 'max') return { levels: 'max' }
      if (!/^[1-9]\d{0,3}$/.test(value)) break
      return { levels: Number(value) }
  }
  return refuse('ExpandNotSupported', `The option '${option}' is not supported inside $expand.`)
}
