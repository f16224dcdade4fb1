// What a step of a filter is about, and whether the shape lets the operator be used there.
import type { FilterOperator, Property } from '#model/property.ts'
import { findProperty, scopeOf } from './find-property.ts'
import type { Scope } from './find-property.ts'
import type { Path } from './filter.ts'
import { refuse } from './query-refusal.ts'

/** Where a path of the filter begins: the record itself, or the element that a lambda's variable stands for. */
export interface Origin {
  readonly scope: Scope
  /** Set inside a lambda: the variable, and the element as a property. */
  readonly variable?: string
  readonly element?: Property
  /** Whether everything from here on is an advanced query. */
  readonly advanced: boolean
}

export interface Target {
  readonly path: Path
  readonly property: Property
  readonly advanced: boolean
  readonly resource: string
}

/** Operators that are an advanced query on every property. */
const ALWAYS_ADVANCED: readonly string[] = ['ne', 'endsWith', 'count', 'null', 'all', 'not'] satisfies (
  | FilterOperator
  | 'all'
  | 'not'
)[]

/** Follows the words of a path as they were written to the property they name. */
export function findTarget(origin: Origin, words: readonly string[]): Target {
  const [first = '', ...rest] = words
  const inLambda = origin.element !== undefined
  if (inLambda && first.toLowerCase() !== origin.variable?.toLowerCase()) {
    refuse('BadRequest', `Invalid filter clause: Could not find a property named '${first}' on type 'Edm.${origin.scope.name}'.`)
  }
  const start: Target | undefined =
    origin.element && { path: [], property: origin.element, advanced: origin.advanced, resource: origin.scope.name }
  return (inLambda ? rest : words).reduce<Target | undefined>((reached, word) => step(origin, reached, word), start) as Target
}

function step(origin: Origin, reached: Target | undefined, word: string): Target {
  if (reached?.property.collection) refuseTarget(reached)
  const scope = reached === undefined ? origin.scope : scopeOf(reached.property)
  const found = findProperty(scope, word)
  if (found === undefined) {
    if (origin.scope.singleOnly?.some((name) => name.toLowerCase() === word.toLowerCase())) refuseSingleOnly(word)
    refuse(
      'BadRequest',
      `Invalid filter clause: Could not find a property named '${word}' on type 'microsoft.graph.${scope.name}'.`,
    )
  }
  return {
    path: [...(reached?.path ?? []), found.name],
    property: found.property,
    advanced: (reached?.advanced ?? origin.advanced) || found.property.advancedFilter === true,
    resource: origin.scope.name,
  }
}

/** Refuses an operator that the property does not know, or that needs an advanced query that this is not. */
export function checkOperator(target: Target, operator: FilterOperator, mayBeAdvanced: boolean): void {
  if (!target.property.filter?.includes(operator)) refuseTarget(target)
  checkAdvanced(operator, mayBeAdvanced)
  if (target.advanced && !mayBeAdvanced) refuseTarget(target)
}

/** Refuses an operator that is always an advanced query where this is not one. */
export function checkAdvanced(operator: FilterOperator | 'all' | 'not', mayBeAdvanced: boolean): void {
  if (mayBeAdvanced || !ALWAYS_ADVANCED.includes(operator)) return
  refuse(
    'Request_UnsupportedQuery',
    `Operator '${SPELLED[operator] ?? operator}' is not supported because the required parameters might be missing. ` +
      'Try adding $count=true query parameter and ConsistencyLevel:eventual header. ' +
      'Refer to https://aka.ms/graph-docs/advanced-queries for more information',
  )
}

const SPELLED: { readonly [operator: string]: string } = { count: '$count', null: 'eq null' }

/** Refuses a filter on this property in Graph's words. */
export function refuseTarget(target: Pick<Target, 'path' | 'resource'>): never {
  const resource = target.resource.charAt(0).toUpperCase() + target.resource.slice(1)
  refuse(
    'Request_UnsupportedQuery',
    `Unsupported or invalid query filter clause specified for property '${target.path.join('/')}' of resource '${resource}'.`,
  )
}

/** Refuses a property that Graph serves for one object only. */
export function refuseSingleOnly(name: string): never {
  refuse('NotImplemented', `The property '${name}' is not supported on a collection; request it for a single object.`)
}
