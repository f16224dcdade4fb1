// What a kind of object is: its name, its properties, and where one may go from it.
import type { FilterOperator, Properties, PropertiesValue } from './property.ts'

/** A way from one object to others, for `$expand` and for filters on the other's id. */
export interface Navigation {
  /** The entity at the other end, by its Graph name. */
  readonly target: string
  readonly collection: boolean
  /** What may be asked of the other's id, as in `manager/id eq '...'`. */
  readonly filter?: readonly FilterOperator[]
  readonly advancedFilter?: true
  /** Given when the expanded objects may be filtered and selected by their own properties. */
  readonly shape?: EntityShape
}

export interface EntityShape {
  /** Graph's name without its namespace, such as `user`. */
  readonly name: string
  readonly properties: Properties
  readonly navigations?: { readonly [name: string]: Navigation }
  /** What a search without a property looks at, word by word (Licet's own type-ahead). */
  readonly typeAhead?: readonly string[]
  /** Properties Graph serves for one object only; asking for them on a list answers 501. */
  readonly singleOnly?: readonly string[]
  /** Properties Graph has and Licet does not keep: they may be asked for, and nothing is answered. */
  readonly unkept?: readonly string[]
}

/** The full record of an entity: every property that can be returned. */
export type EntityRecord<S extends EntityShape> = PropertiesValue<S['properties']>
