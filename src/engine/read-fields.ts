// Reads values of unknown make into known shapes, and tells of every field that is not as it should be.
import { normalizeGuid } from '#model/guid.ts'
import type { Guid } from '#model/guid.ts'

/** What a field should have been; faces put it into words. */
export type Expected =
  | 'object'
  | 'list'
  | 'text'
  | 'shortText'
  | 'boolean'
  | 'guid'
  | 'country'
  | 'instant'
  | 'present'
  | 'knownProperty'
  | 'givenOnce'
  | 'inOneListOnly'
  | 'mergeToggles'
  | 'withAdd'
  | 'alone'
  | 'onlyForGroups'
  | 'notForGroups'
  | { readonly oneOf: readonly string[] }
  | { readonly from: number; readonly to: number }

export interface FieldProblem {
  /** Where, as in `change.add[0].skuId`; empty for the body itself. */
  readonly field: string
  /** What was there, as JSON, shortened; `nothing` when it was missing. */
  readonly got: string
  readonly expected: Expected
}

export type Reading<T> =
  | { readonly value: T; readonly problems?: never }
  | { readonly value?: never; readonly problems: readonly FieldProblem[] }

/** Where in a body a reader stands, and what it has found wrong so far. */
export interface Place {
  readonly field: string
  readonly problems: FieldProblem[]
  readonly ignoreCase: boolean
}

/** Gives the value, or undefined after noting why not. */
export type Reader<T> = (value: unknown, at: Place) => T | undefined

/** Reads a whole body; Graph's property names are told apart without regard to case. */
export function readBody<T>(body: unknown, reader: Reader<T>, ignoreCase = false): Reading<T> {
  const problems: FieldProblem[] = []
  const value = reader(body, { field: '', problems, ignoreCase })
  return value === undefined || problems.length > 0 ? { problems } : { value }
}

/** Notes that a field is not as expected; undefined, for the reader to return. */
export function complain(value: unknown, { field, problems }: Place, expected: Expected): undefined {
  const got = value === undefined ? 'nothing' : JSON.stringify(value)
  problems.push({ field, got: got.length > 80 ? `${got.slice(0, 79)}…` : got, expected })
  return undefined
}

const LONGEST_TEXT = 1024

export const text: Reader<string> = (value, at) => {
  if (typeof value !== 'string' || value === '') return complain(value, at, 'text')
  return value.length > LONGEST_TEXT ? complain(value, at, 'shortText') : value
}

/** A text that may be empty. */
export const note: Reader<string> = (value, at) => (value === '' ? '' : text(value, at))

export const flag: Reader<boolean> = (value, at) => (typeof value === 'boolean' ? value : complain(value, at, 'boolean'))

/** A whole number within bounds, both included. */
export const wholeNumber =
  (from: number, to: number): Reader<number> =>
  (value, at) =>
    typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to ? value : complain(value, at, { from, to })

export const guid: Reader<Guid> = (value, at) =>
  (typeof value === 'string' ? normalizeGuid(value) : null) ?? complain(value, at, 'guid')

/** Two letters, whatever their case; whether there is such a country, the rule book says. */
export const country: Reader<string> = (value, at) =>
  typeof value === 'string' && /^[a-z]{2}$/i.test(value) ? value.toUpperCase() : complain(value, at, 'country')

export const oneOf =
  <T extends string>(allowed: readonly T[]): Reader<T> =>
  (value, at) =>
    allowed.find((item) => item === value) ?? complain(value, at, { oneOf: allowed })

export const listOf =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (value, at) => {
    if (!Array.isArray(value)) return complain(value, at, 'list')
    return value.flatMap((item: unknown, index) => reader(item, { ...at, field: `${at.field}[${index}]` }) ?? [])
  }

type Shape = { readonly [name: string]: Reader<unknown> }
type ValueOf<S extends Shape> = { readonly [K in keyof S]?: Exclude<ReturnType<S[K]>, undefined> }

/** An object of known properties; null counts as left out, and OData's annotations are passed over. */
export function record<S extends Shape>(shape: S, required: readonly (keyof S & string)[] = []): Reader<ValueOf<S>> {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return complain(value, at, 'object')
    const found: Record<string, unknown> = {}
    for (const [given, part] of Object.entries(value)) {
      if (given.includes('@')) continue
      const name = Object.keys(shape).find((known) => isSameName(known, given, at.ignoreCase))
      const place = { ...at, field: at.field ? `${at.field}.${name ?? given}` : (name ?? given) }
      const reader = name === undefined ? undefined : shape[name]
      if (name === undefined || !reader) complain(part, place, 'knownProperty')
      else if (name in found) complain(part, place, 'givenOnce')
      else if (part !== null) found[name] = reader(part, place)
    }
    for (const name of required)
      if (!(name in found)) complain(undefined, { ...at, field: at.field ? `${at.field}.${name}` : name }, 'present')
    return found as ValueOf<S>
  }
}

const isSameName = (known: string, given: string, ignoreCase: boolean): boolean =>
  ignoreCase ? known.toLowerCase() === given.toLowerCase() : known === given
