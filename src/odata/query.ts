// A query as a value: what an OData query string means once it is read.
import type { Filter } from './filter.ts'
import type { Search } from './search.ts'

export interface OrderBy {
  readonly path: readonly string[]
  readonly descending: boolean
}

export interface Expand {
  readonly navigation: string
  readonly select?: readonly string[]
  readonly filter?: Filter
  readonly levels?: number | 'max'
}

export interface Query {
  readonly filter?: Filter
  readonly search?: Search
  readonly orderBy?: readonly OrderBy[]
  readonly select?: readonly string[]
  readonly expand?: readonly Expand[]
  readonly top?: number
  readonly skip?: number
  readonly skipToken?: string
  readonly count?: boolean
}

export const OPTION_NAMES = [
  '$filter',
  '$search',
  '$orderby',
  '$select',
  '$expand',
  '$top',
  '$skip',
  '$skiptoken',
  '$count',
] as const
export type OptionName = (typeof OPTION_NAMES)[number]

/** Bounds of what is read; beyond them a query is refused, never cut. */
export const QUERY_LIMITS = {
  optionLength: 16_384,
  depth: 64,
  clauses: 300,
  /** Graph's own bound on the alternatives of one `or`, and on the values of one `in`. */
  alternatives: 15,
  searchClauses: 30,
  pageSize: 999,
} as const
