// How an entity of the model is kept: a column a property, and a shadow in folded form of each text that is compared.
import { foldText } from '#odata/fold-text.ts'
import type { EntityShape } from '#model/entity.ts'
import type { Property } from '#model/property.ts'
import { remember } from './remember.ts'

type Value = string | number | null

export interface EntityColumns {
  /** The properties that have a column of their own. */
  readonly properties: readonly string[]
  /** Those kept as JSON: lists and values with parts. */
  readonly json: ReadonlySet<string>
  readonly lists: readonly string[]
  readonly flags: readonly string[]
  /** Those with a shadow column. */
  readonly folded: ReadonlySet<string>
  /** The column values of one property: itself and its shadow. */
  encode(name: string, value: unknown): readonly (readonly [column: string, value: Value])[]
  /** Turns the columns of a row into property values, in place. */
  decode(row: Record<string, unknown>): void
  /** The same for rows that have the columns of some properties only. */
  decoderOf(names: readonly string[]): (row: Record<string, unknown>) => void
}

export const foldedName = (name: string): string => `${name}Folded`

const fold = remember(foldText)

/** Folds every text inside a value. */
function foldWithin(value: unknown): unknown {
  if (typeof value === 'string') return fold(value)
  if (Array.isArray(value)) return value.map(foldWithin)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, foldWithin(part)]))
}

const isAsked = ({ filter, search, orderBy }: Property): boolean =>
  filter !== undefined || search !== undefined || orderBy !== undefined

/** A GUID is folded already; a value with parts is asked when one of its texts is. */
function needsShadow(name: string, { type, ...asked }: Property): boolean {
  if (name === 'id') return false
  return typeof type === 'string' ? type === 'String' && isAsked({ type, ...asked }) : Object.values(type.properties).some(isAsked)
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** The columns of a shape without the properties named, which are kept elsewhere or follow from something else. */
export function entityColumns(shape: EntityShape, without: readonly string[]): EntityColumns {
  const kept = Object.entries(shape.properties).filter(([name, { returned }]) => returned !== 'never' && !without.includes(name))
  const namesOf = (test: (name: string, property: Property) => boolean): string[] =>
    kept.filter(([name, property]) => test(name, property)).map(([name]) => name)

  const json = new Set(namesOf((_, { type, collection }) => collection === true || typeof type !== 'string'))
  const lists = namesOf((_, { collection }) => collection === true)
  const flags = namesOf((_, { type }) => type === 'Boolean')
  const folded = new Set(namesOf(needsShadow))

  function decoderOf(names: readonly string[]): (row: Record<string, unknown>) => void {
    const asked = new Set(names)
    const [someFlags, someJson, someLists] = [flags, [...json], lists].map((all) => all.filter((name) => asked.has(name))) as [string[], string[], string[]]
    return (row) => {
      for (const name of someFlags) if (row[name] !== null) row[name] = row[name] === 1
      for (const name of someJson) if (typeof row[name] === 'string') row[name] = JSON.parse(row[name])
      for (const name of someLists) row[name] ??= []
    }
  }

  const properties = kept.map(([name]) => name)
  return {
    properties,
    json,
    lists,
    flags,
    folded,
    encode(name, value) {
      const encodeOne = (one: unknown): Value =>
        isEmpty(one) ? null : json.has(name) ? JSON.stringify(one) : typeof one === 'boolean' ? Number(one) : (one as Value)
      const own = [name, encodeOne(value)] as const
      return folded.has(name) ? [own, [foldedName(name), encodeOne(isEmpty(value) ? null : foldWithin(value))]] : [own]
    },
    decode: decoderOf(properties),
    decoderOf,
  }
}
