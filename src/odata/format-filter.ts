import type { Filter, Path } from './filter.ts'
import { formatLiteral } from './literal.ts'

const VARIABLES = 'abcdefgh'

/** Writes a filter so that `parseFilter` reads the same tree again. */
export function formatFilter(filter: Filter): string {
  return format(filter, 0)
}

function format(filter: Filter, lambdas: number): string {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const parts = filter.clauses.map((clause) => enclosed(clause, lambdas))
      return parts.length === 0 ? String(filter.kind === 'and') : parts.join(` ${filter.kind} `)
    }
    case 'not':
      return filter.clause.kind === 'empty'
        ? `${pathOf(filter.clause.path, lambdas)}/$count ne 0`
        : `not ${enclosed(filter.clause, lambdas)}`
    case 'empty':
      return `${pathOf(filter.path, lambdas)}/$count eq 0`
    case 'compare':
      return `${pathOf(filter.path, lambdas)} ${filter.operator} ${formatLiteral(filter.value)}`
    case 'in':
      return `${pathOf(filter.path, lambdas)} in (${filter.values.map(formatLiteral).join(', ')})`
    case 'text':
      return `${filter.test}(${pathOf(filter.path, lambdas)},${formatLiteral({ type: 'String', value: filter.text })})`
    case 'some':
    case 'every': {
      const path = pathOf(filter.path, lambdas)
      if (filter.kind === 'some' && isEverything(filter.where)) return `${path}/any()`
      const word = filter.kind === 'some' ? 'any' : 'all'
      return `${path}/${word}(${VARIABLES.charAt(lambdas)}:${format(filter.where, lambdas + 1)})`
    }
  }
}

/** Inside lambdas a path starts with the variable of the innermost. */
const pathOf = (path: Path, lambdas: number): string =>
  [...VARIABLES.slice(0, lambdas).slice(-1), ...path].join('/')

const isEverything = (filter: Filter): boolean => filter.kind === 'and' && filter.clauses.length === 0

const isJoin = (filter: Filter): boolean =>
  (filter.kind === 'and' || filter.kind === 'or') && filter.clauses.length > 0

const enclosed = (filter: Filter, lambdas: number): string =>
  isJoin(filter) ? `(${format(filter, lambdas)})` : format(filter, lambdas)
