// The small schema language: what a property is, and what a query may ask of it.
import type { Guid } from './guid.ts'

export const SCALAR_TYPES = ['String', 'Boolean', 'Int32', 'DateTimeOffset', 'Date', 'Guid'] as const
export type ScalarType = (typeof SCALAR_TYPES)[number]

/** `null` stands for `eq null`; `count` for `/$count` of a collection compared with 0. */
export const FILTER_OPERATORS = [
  'eq',
  'ne',
  'gt',
  'ge',
  'lt',
  'le',
  'in',
  'startsWith',
  'endsWith',
  'contains',
  'null',
  'count',
] as const
export type FilterOperator = (typeof FILTER_OPERATORS)[number]

/** A value with parts and no identity, such as `assignedLicense`. */
export interface ComplexType {
  readonly name: string
  readonly properties: Properties
}

export type Properties = { readonly [name: string]: Property }

export interface Property {
  readonly type: ScalarType | ComplexType
  /** A list of such values; a list is never null. */
  readonly collection?: true
  readonly nullable: boolean
  /** Sent without `$select`, only with it, or never. */
  readonly returned: 'default' | 'select' | 'never'
  readonly filter?: readonly FilterOperator[]
  /** Every filter on it is an advanced query, not only the operators that always are. */
  readonly advancedFilter?: true
  /** `words`: searched by the start of any word; `start`: by the start of the whole text. */
  readonly search?: 'words' | 'start'
  readonly orderBy?: 'default' | 'advanced'
  /** In UTF-16 code units. */
  readonly maxLength?: number
  readonly readOnly?: true
}

type ScalarValue = {
  readonly String: string
  readonly Boolean: boolean
  readonly Int32: number
  readonly DateTimeOffset: string
  readonly Date: string
  readonly Guid: Guid
}

type ElementOf<T> = T extends ScalarType
  ? ScalarValue[T]
  : T extends { readonly properties: infer P extends Properties }
    ? PropertiesValue<P>
    : never

type ValueOf<P extends Property> = P extends { readonly collection: true }
  ? readonly ElementOf<P['type']>[]
  : P['nullable'] extends true
    ? ElementOf<P['type']> | null
    : ElementOf<P['type']>

/** The record that a set of properties describes, without those that are never returned. */
export type PropertiesValue<P extends Properties> = {
  readonly [K in keyof P as P[K]['returned'] extends 'never' ? never : K]: ValueOf<P[K]>
}

// What Graph's directory lets one ask of the usual kinds of property ("Filter support" in its pages on advanced
// queries). The shapes name these and say only what differs.

const TEXT_OPERATORS = ['eq', 'ne', 'ge', 'le', 'in', 'startsWith', 'null'] as const

/** A text found whole, by its start, by its place in the alphabet, or by its absence. */
export const FILTERED_TEXT = {
  type: 'String',
  nullable: true,
  returned: 'select',
  filter: TEXT_OPERATORS,
  search: 'start',
  orderBy: 'advanced',
} as const

/** The same, but every filter on it is an advanced query. */
export const ADVANCED_TEXT = { ...FILTERED_TEXT, advancedFilter: true } as const

/** A text with a closed or opaque set of values: compared whole. */
export const CODE_TEXT = {
  type: 'String',
  nullable: true,
  returned: 'select',
  filter: ['eq', 'ne', 'in'],
  orderBy: 'advanced',
} as const

/** A text that is only ever read. */
export const PLAIN_TEXT = { type: 'String', nullable: true, returned: 'select' } as const

export const FILTERED_FLAG = {
  type: 'Boolean',
  nullable: true,
  returned: 'select',
  filter: ['eq', 'ne', 'in'],
  orderBy: 'advanced',
} as const

export const FILTERED_TIME = {
  type: 'DateTimeOffset',
  nullable: true,
  returned: 'select',
  filter: ['eq', 'ne', 'ge', 'le', 'in'],
  orderBy: 'advanced',
} as const

/** Addresses and numbers: texts searched one by one through `any`. */
export const FILTERED_TEXTS = {
  type: 'String',
  collection: true,
  nullable: false,
  returned: 'select',
  filter: ['eq', 'ne', 'ge', 'le', 'startsWith'],
  search: 'start',
} as const
