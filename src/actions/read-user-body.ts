// What a request says of a person, beyond what the shape says: countries, names, what a new person must have.
import type { Catalogue } from '#catalogue/catalogue.ts'
import { badRequest } from '#model/problem.ts'
import { USER_SHAPE } from '#model/user.ts'
import { bodyEntries, invalidValue, readBody, valueRequired } from './read-body.ts'

const REQUIRED = ['accountEnabled', 'displayName', 'mailNickname', 'userPrincipalName', 'passwordProfile'] as const

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

const isLocation = ([key]: readonly [string, unknown]): boolean => key.toLowerCase() === 'usagelocation'

/** The checked properties of a body, under Graph's names. Throws a Problem that names the property and what it takes. */
export function readUserBody(body: unknown, purpose: 'create' | 'update', catalogue: Catalogue): Record<string, unknown> {
  const entries = bodyEntries(body)
  const values = readBody(USER_SHAPE, Object.fromEntries(entries.filter((entry) => !isLocation(entry))))
  const [, location] = entries.find(isLocation) ?? []
  if (entries.some(isLocation) && !(location === null && purpose === 'create')) values['usageLocation'] = checkUsageLocation(location, catalogue)
  // An address of no letters is none: two who have none have not the same.
  if (values['mail'] === '') values['mail'] = null
  const name = values['userPrincipalName']
  if (typeof name === 'string' && !USER_NAME.test(name)) throw invalidValue(USER_SHAPE, 'userPrincipalName', 'a name such as anna@contoso.com')
  if (purpose === 'create') {
    const missing = REQUIRED.find((property) => values[property] === undefined || values[property] === null || values[property] === '')
    if (missing !== undefined) throw valueRequired(USER_SHAPE, missing)
  } else if (values['displayName'] === '' || values['displayName'] === null) throw valueRequired(USER_SHAPE, 'displayName')
  return values
}
