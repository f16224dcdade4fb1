// What a step of a filter is about, and whether the shape lets the operator be used there.
import type { FilterOperator, Property } from '#model/property.ts'
import { findProperty, hasName, scopeOf } from './find-property.ts'
import type { Scope } from './find-property.ts'
import type { Path } from './filter.ts'
import { refuse } from './query-refusal.ts'

/** Where a path of the filter begins: the record itself, or the element that a lambda's variable stands for. */
export interface Origin {
  readonly scope: Scope
  /** Inside a lambda: its variable, and what it stands for. */
  readonly lambda?: { readonly variable: string; readonly element: Target }
}

export interface Target {
  readonly path: Path
  readonly property: Property
  /** Whether any filter on it is an advanced query. */
  readonly advanced: boolean
  /** The whole way from the record, and the record's kind, as a refusal names them. */
  readonly name: string
  readonly resource: string
}

/** Operators that are an advanced query on every property. */
const ALWAYS_ADVANCED: readonly string[] = ['ne', 'endsWith', 'count', 'null', 'all', 'not'] satisfies (
  | FilterOperator
  | 'all'
  | 'not'
)[]

/** Follows the words of a path, as they were written, to the property they name. */
export function findTarget({ scope, lambda }: Origin, words: readonly string[]): Target {
  const [first = '', ...rest] = words
  if (lambda === undefined) return rest.reduce(step, enter(scope, first, undefined, scope.name))
  if (first.toLowerCase() !== lambda.variable.toLowerCase()) refuseName(first, lambda.element.resource)
  return rest.reduce(step, lambda.element)
}

function step(reached: Target, word: string): Target {
  if (reached.property.collection) refuseTarget(reached)
  return enter(scopeOf(reached.property), word, reached, reached.resource)
}

function enter(scope: Scope, word: string, reached: Target | undefined, resource: string): Target {
  const found = findProperty(scope, word)
  if (found === undefined) {
    if (hasName(scope.singleOnly, word)) refuseSingleOnly(word)
    if (hasName(scope.unkept, word)) refuseNamed(word, resource)
    return refuseName(word, scope.name)
  }
  return {
    path: [...(reached?.path ?? []), found.name],
    property: found.property,
    advanced: reached?.advanced === true || found.property.advancedFilter === true,
    name: reached === undefined ? found.name : `${reached.name}/${found.name}`,
    resource,
  }
}

/** What a lambda's variable stands for: one element of the list. */
export function elementOf(list: Target): Target {
  const { collection: _, ...property } = list.property
  return { ...list, path: [], property }
}

function refuseName(name: string, type: string): never {
  refuse('BadRequest', `Invalid filter clause: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`)
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
export function refuseTarget(target: Target): never {
  return refuseNamed(target.name, target.resource)
}

function refuseNamed(name: string, resource: string): never {
  const capitalized = resource.charAt(0).toUpperCase() + resource.slice(1)
  refuse(
    'Request_UnsupportedQuery',
    `Unsupported or invalid query filter clause specified for property '${name}' of resource '${capitalized}'.`,
  )
}

/** Refuses a property that Graph serves for one object only. */
export function refuseSingleOnly(name: string): never {
  refuse('NotImplemented', `The property '${name}' is not supported on a collection; request it for a single object.`)
}
