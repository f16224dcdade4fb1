// The filter tree: small, closed and typed, so that it can be matched here and compiled to SQL in the store.

export const COMPARISONS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
export type Comparison = (typeof COMPARISONS)[number]

export const TEXT_TESTS = ['startsWith', 'endsWith', 'contains'] as const
export type TextTest = (typeof TEXT_TESTS)[number]

/** Already of the property's own type: an instant is canonical, a GUID is lower case. */
export type Literal =
  | { readonly type: 'String' | 'Guid' | 'DateTimeOffset' | 'Date'; readonly value: string }
  | { readonly type: 'Boolean'; readonly value: boolean }
  | { readonly type: 'Int32'; readonly value: number }
  | { readonly type: 'Null'; readonly value: null }

/**
 * Canonical property names from the record down. Inside `some` and `every` a path starts at the element, and the
 * empty path is the element itself; nothing inside can look outside.
 */
export type Path = readonly string[]

/**
 * No clauses: `and` is true, `or` is false. `x/$count eq 0` is `empty`, `x/$count ne 0` its negation; `x/any()` is
 * `some` of everything.
 */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly clauses: readonly Filter[] }
  | { readonly kind: 'not'; readonly clause: Filter }
  | { readonly kind: 'compare'; readonly path: Path; readonly operator: Comparison; readonly value: Literal }
  | { readonly kind: 'in'; readonly path: Path; readonly values: readonly Literal[] }
  | { readonly kind: 'text'; readonly path: Path; readonly test: TextTest; readonly text: string }
  | { readonly kind: 'some' | 'every'; readonly path: Path; readonly where: Filter }
  | { readonly kind: 'empty'; readonly path: Path }

export const EVERYTHING: Filter = { kind: 'and', clauses: [] }
export const NOTHING: Filter = { kind: 'or', clauses: [] }

/** Joins filters by `and`, so that a face can narrow a caller's query by what the caller may see. */
export function allOf(...filters: readonly (Filter | undefined)[]): Filter {
  const clauses = filters.filter((filter) => filter !== undefined)
  const [only, ...others] = clauses
  return only !== undefined && others.length === 0 ? only : { kind: 'and', clauses }
}
