// What a request says of an object, held against its shape: Graph's names in any case, types and lengths.
import type { EntityShape } from '#model/entity.ts'
import { badRequest, Problem } from '#model/problem.ts'
import type { Property } from '#model/property.ts'

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** 400 in Graph's words, with what the property takes. */
export const invalidValue = (shape: EntityShape, name: string, expected: string): Problem =>
  badRequest(`Invalid value specified for property '${name}' of resource '${capitalized(shape.name)}'.`, {
    details: [{ code: 'InvalidValue', message: `Expected ${expected}.`, target: name }],
  })

/** 400 in Graph's words, for a property that must be given. */
export const valueRequired = (shape: EntityShape, name: string): Problem =>
  badRequest(`A value is required for property '${name}' of resource '${capitalized(shape.name)}'.`, {
    details: [{ code: 'MissingValue', message: `A value is required for property '${name}'.`, target: name }],
  })

/** What a value that is not null must be; null when it is. */
function expectedOf({ type, maxLength }: Property, value: unknown): string | null {
  if (type === 'String' || type === 'Guid') {
    if (typeof value !== 'string') return 'a text'
    return maxLength !== undefined && value.length > maxLength ? `a text of at most ${maxLength} characters` : null
  }
  if (type === 'Boolean') return typeof value === 'boolean' ? null : 'true or false'
  if (type === 'Int32') return Number.isSafeInteger(value) ? null : 'a whole number'
  if (type === 'DateTimeOffset' || type === 'Date') {
    return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? null : 'a date and time such as 2026-11-22T09:00:00Z'
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? null : 'an object'
}

/** Holds one value against its property. */
export function checkValue(shape: EntityShape, name: string, property: Property, value: unknown): void {
  if (property.collection === true && !Array.isArray(value)) throw invalidValue(shape, name, 'a list')
  if (value === null) {
    if (!property.nullable) throw invalidValue(shape, name, 'a value that is not null')
    return
  }
  for (const one of property.collection === true ? (value as readonly unknown[]) : [value]) {
    const expected = expectedOf(property, one)
    if (expected !== null) throw invalidValue(shape, name, expected)
  }
}

/** The parts of a body that is an object. Throws 400 for another one. */
export function bodyEntries(body: unknown): [string, unknown][] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest('Empty Payload. JSON content expected.')
  return Object.entries(body)
}

/** The checked properties of a body under Graph's names; what is bound by `@odata.bind` is left to the caller. */
export function readBody(shape: EntityShape, body: unknown): Record<string, unknown> {
  const nameOf = new Map(Object.keys(shape.properties).map((name) => [name.toLowerCase(), name]))
  const values: Record<string, unknown> = {}
  for (const [key, value] of bodyEntries(body)) {
    if (key.includes('@odata.')) continue
    const name = nameOf.get(key.toLowerCase())
    const property = name === undefined ? undefined : shape.properties[name]
    if (name === undefined || property === undefined) {
      throw new Problem({
        status: 400,
        code: 'BadRequest',
        message: `Could not find a property named '${key}' on type 'microsoft.graph.${shape.name}'.`,
        details: [{ code: 'UnknownProperty', message: 'This property is not known.', target: key }],
      })
    }
    if (property.readOnly === true) {
      throw badRequest(`Property '${name}' is read-only and cannot be set.`, {
        details: [{ code: 'ReadOnly', message: 'This property cannot be set.', target: name }],
      })
    }
    checkValue(shape, name, property, value)
    values[name] = value
  }
  return values
}
