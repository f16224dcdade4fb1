// The generated people: the person of a number is always the same one.
import { fixedId } from './fixed-id.ts'
import names from './names.json' with { type: 'json' }
import type { Guid } from '#model/guid.ts'

export interface GeneratedPerson {
  readonly id: Guid
  readonly displayName: string
  readonly givenName: string
  readonly surname: string
  readonly userPrincipalName: string
  readonly department: string
  readonly jobTitle: string
  readonly city: string
  readonly country: string
  readonly usageLocation: string
}

/** A number that looks random and follows from the index and from what it is for (the finalizer of MurmurHash3). */
export function scatter(index: number, purpose: number): number {
  let bits = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(purpose + 1, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

const pick = <T>(items: readonly T[], index: number, purpose: number): T => items[scatter(index, purpose) % items.length]!

/** Letters that do not come apart into a plain one and its mark. */
const PLAIN: Readonly<Record<string, string>> = { ø: 'o', ı: 'i', ł: 'l', ß: 'ss', æ: 'ae', đ: 'd' }

const plainOf = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[øıłßæđ]/g, (letter) => PLAIN[letter]!)
    .replaceAll(/[^a-z]/g, '')

const GIVEN = names.given.map((name) => ({ name, plain: plainOf(name) }))
const FAMILY = names.family.map((name) => ({ name, plain: plainOf(name) }))

/** The person of a number, from 0, in an organisation and under its default domain. */
export function generatedPerson(index: number, tenantId: Guid, domain: string): GeneratedPerson {
  const given = pick(GIVEN, index, 1)
  const family = pick(FAMILY, index, 2)
  const { department, titles } = pick(names.work, index, 3)
  const { city, country, usageLocation } = pick(names.offices, index, 4)
  return {
    id: fixedId(`${tenantId} generated ${index}`),
    displayName: `${given.name} ${family.name}`,
    givenName: given.name,
    surname: family.name,
    // The number makes it unique: there are fewer pairs of names than people.
    userPrincipalName: `${given.plain}.${family.plain}${index + 1}@${domain}`,
    department,
    jobTitle: pick(titles, index, 5),
    city,
    country,
    usageLocation,
  }
}
