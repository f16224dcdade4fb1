// What a request says of a person, held against the shape: Graph's names in any case, types, lengths, countries.
import type { Catalogue } from '#catalogue/catalogue.ts'
import { badRequest, Problem } from '#model/problem.ts'
import type { Property } from '#model/property.ts'
import { USER_SHAPE } from '#model/user.ts'

const PROPERTIES: Readonly<Record<string, Property>> = USER_SHAPE.properties
const NAME_OF: ReadonlyMap<string, string> = new Map(Object.keys(PROPERTIES).map((name) => [name.toLowerCase(), name]))

/** Read-only in Graph, yet sent back by clients that read, change and write a whole person: taken when creating guests. */
const REQUIRED = ['accountEnabled', 'displayName', 'mailNickname', 'userPrincipalName', 'passwordProfile'] as const

const invalid = (name: string, expected: string): Problem =>
  badRequest(`Invalid value specified for property '${name}' of resource 'User'.`, {
    details: [{ code: 'InvalidValue', message: `Expected ${expected}.`, target: name }],
  })

const required = (name: string): Problem =>
  badRequest(`A value is required for property '${name}' of resource 'User'.`, {
    details: [{ code: 'MissingValue', message: `A value is required for property '${name}'.`, target: name }],
  })

function checkScalar(name: string, property: Property, value: unknown): void {
  const { type, maxLength } = property
  if (type === 'String') {
    if (typeof value !== 'string') throw invalid(name, 'a text')
    if (maxLength !== undefined && value.length > maxLength) throw invalid(name, `a text of at most ${maxLength} characters`)
  } else if (type === 'Boolean') {
    if (typeof value !== 'boolean') throw invalid(name, 'true or false')
  } else if (type === 'DateTimeOffset' || type === 'Date') {
    if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) throw invalid(name, 'a date and time such as 2026-11-22T09:00:00Z')
  } else if (typeof value !== 'object' || value === null) throw invalid(name, 'an object')
}

function checkValue(name: string, property: Property, value: unknown): void {
  if (property.collection === true) {
    if (!Array.isArray(value)) throw invalid(name, 'a list')
    for (const one of value) checkScalar(name, property, one)
  } else if (value === null) {
    if (!property.nullable) throw invalid(name, 'a value that is not null')
  } else checkScalar(name, property, value)
}

/** D14: two letters of ISO 3166-1, and never back to null. */
function checkUsageLocation(value: unknown, catalogue: Catalogue): string {
  const code = typeof value === 'string' ? value.toUpperCase() : ''
  if (!catalogue.countries.some((country) => country.alpha2 === code)) {
    throw badRequest(`Invalid value specified for property 'usageLocation' of resource 'User'.`, {
      words: { key: 'error.usageLocation', arguments: { got: String(value) } },
      details: [{ code: 'InvalidValue', message: `Expected a country of ISO 3166-1 as two letters, got '${String(value)}'.`, target: 'usageLocation' }],
    })
  }
  return code
}

const USER_NAME = /^[^\s@]{1,64}@[^\s@]{1,48}$/

/** The checked properties of a body, under Graph's names. Throws a Problem that names the property and what it takes. */
export function readUserBody(body: unknown, purpose: 'create' | 'update', catalogue: Catalogue): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest('Empty Payload. JSON content expected.')
  const values: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(body)) {
    if (key.startsWith('@odata.')) continue
    const name = NAME_OF.get(key.toLowerCase())
    if (name === undefined) {
      throw new Problem({
        status: 400,
        code: 'BadRequest',
        message: `Could not find a property named '${key}' on type 'microsoft.graph.user'.`,
        details: [{ code: 'UnknownProperty', message: 'This property is not known.', target: key }],
      })
    }
    const property = PROPERTIES[name] as Property
    if (property.readOnly === true) {
      throw badRequest(`Property '${name}' is read-only and cannot be set.`, {
        details: [{ code: 'ReadOnly', message: 'This property cannot be set.', target: name }],
      })
    }
    if (name === 'usageLocation') {
      if (value === null && purpose === 'create') continue
      values[name] = checkUsageLocation(value, catalogue)
    } else {
      checkValue(name, property, value)
      values[name] = value
    }
  }
  const name = values['userPrincipalName']
  if (typeof name === 'string' && !USER_NAME.test(name)) throw invalid('userPrincipalName', 'a name such as anna@contoso.com')
  if (purpose === 'create') {
    const missing = REQUIRED.find((property) => values[property] === undefined || values[property] === null || values[property] === '')
    if (missing !== undefined) throw required(missing)
  } else if (values['displayName'] === '' || values['displayName'] === null) throw required('displayName')
  return values
}
