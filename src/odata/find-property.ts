// Finding what a path names: the properties of a record, of its complex values, and the ids behind its navigations.
import type { EntityShape, Navigation } from '#model/entity.ts'
import type { ComplexType, Properties, Property } from '#model/property.ts'

/** What a path may start from: an entity, or a complex value inside it. */
export type Scope = Pick<EntityShape, 'name' | 'properties' | 'navigations' | 'singleOnly' | 'unkept'>

export interface Found {
  /** The name as the shape spells it. */
  readonly name: string
  readonly property: Property
}

/** An own key that differs at most in case; the exact spelling is tried first. */
export function findName(names: { readonly [name: string]: unknown }, wanted: string): string | undefined {
  if (Object.hasOwn(names, wanted)) return wanted
  const folded = wanted.toLowerCase()
  return Object.keys(names).find((name) => name.toLowerCase() === folded)
}

/** Whether a list of names holds that name in any case. */
export function hasName(names: readonly string[] | undefined, wanted: string): boolean {
  const folded = wanted.toLowerCase()
  return names?.some((name) => name.toLowerCase() === folded) === true
}

/** What a filter sees of an object behind a navigation: its id. */
function navigationProperty(navigation: Navigation): Property {
  const advanced = navigation.advancedFilter === true ? { advancedFilter: true as const } : {}
  const id: Property = { type: 'String', nullable: false, returned: 'never', filter: navigation.filter ?? [], ...advanced }
  const type: ComplexType = { name: navigation.target, properties: { id } }
  const base = { type, nullable: true, returned: 'never', filter: navigation.filter ?? [], ...advanced } as const
  return navigation.collection ? { ...base, collection: true } : base
}

/** The property or filterable navigation of that name, whatever its case. */
export function findProperty(scope: Scope, wanted: string): Found | undefined {
  const name = findName(scope.properties, wanted)
  if (name !== undefined) return { name, property: scope.properties[name] as Property }
  const navigations = scope.navigations ?? {}
  const way = findName(navigations, wanted)
  if (way === undefined) return undefined
  const navigation = navigations[way] as Navigation
  return navigation.filter === undefined ? undefined : { name: way, property: navigationProperty(navigation) }
}

/** The property at the end of a canonical path; undefined when the shape has none there. */
export function propertyAt(scope: Scope, path: readonly string[]): Property | undefined {
  let here: Scope = scope
  let found: Property | undefined
  for (const step of path) {
    found = findProperty(here, step)?.property
    if (found === undefined) return undefined
    here = scopeOf(found)
  }
  return found
}

const NO_PROPERTIES: Properties = {}

/** The parts of a complex value; a scalar has none. */
export function scopeOf(property: Property): Scope {
  return typeof property.type === 'string' ? { name: property.type, properties: NO_PROPERTIES } : property.type
}
