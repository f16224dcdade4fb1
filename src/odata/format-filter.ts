import { EVERYTHING } from './filter.ts'
import type { Filter } from './filter.ts'
import { formatLiteral } from './literal.ts'

const VARIABLES = 'abcdefgh'

/** Writes a filter so that `parseFilter` reads the same tree again. */
export function formatFilter(filter: Filter): string {
  return format(filter, 0)
}

function format(filter: Filter, lambdas: number): string {
  const start = lambdas === 0 ? [] : [VARIABLES.charAt(lambdas - 1)]
  const path = 'path' in filter ? [...start, ...filter.path].join('/') : ''
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const parts = filter.clauses.map((clause) => enclosed(clause, lambdas))
      return parts.length === 0 ? String(filter.kind === 'and') : parts.join(` ${filter.kind} `)
    }
    case 'not':
      return isAny(filter.clause)
        ? `${[...start, ...filter.clause.path].join('/')}/$count eq 0`
        : `not ${enclosed(filter.clause, lambdas)}`
    case 'compare':
      return `${path} ${filter.operator} ${formatLiteral(filter.value)}`
    case 'in':
      return `${path} in (${filter.values.map(formatLiteral).join(', ')})`
    case 'text':
      return `${filter.test}(${path},${formatLiteral({ type: 'String', value: filter.text })})`
    case 'some':
    case 'every': {
      const variable = VARIABLES.charAt(lambdas)
      const word = filter.kind === 'some' ? 'any' : 'all'
      return isAny(filter) ? `${path}/any()` : `${path}/${word}(${variable}:${format(filter.where, lambdas + 1)})`
    }
  }
}

const isJoin = (filter: Filter): boolean =>
  (filter.kind === 'and' || filter.kind === 'or') && filter.clauses.length > 0

const enclosed = (filter: Filter, lambdas: number): string =>
  isJoin(filter) ? `(${format(filter, lambdas)})` : format(filter, lambdas)

const isAny = (filter: Filter): filter is Filter & { readonly kind: 'some' } =>
  filter.kind === 'some' && filter.where.kind === EVERYTHING.kind && !isJoin(filter.where)
