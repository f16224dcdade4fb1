// The shape in which a sample organisation is written down: Contoso in this room, anybody's in a file (docs/sample.md).
import { z } from 'zod'
import { SUBSCRIPTION_STATUSES } from '#model/subscription.ts'
import { BadOrganizationFile } from './bad-organization-file.ts'

const text = z.string().min(1)
const days = z.number().int().min(0).max(36_500)
const userName = z.string().regex(/^[^@\s]+@[^@\s]+$/, 'a user name such as anna@contoso.com')
const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'a GUID in lower case')
const country = z.string().regex(/^[A-Z]{2}$/, 'a country as two capital letters, such as US')
const term = z.enum(['P1M', 'P1Y', 'P3Y'])

/** A product is named by its part number or GUID, a service plan by its technical name or GUID. */
const license = z.strictObject({
  product: text,
  /** Service plans that are switched off. */
  off: z.array(text).default([]),
  /** The purchaser of a self-service purchase, when the seat is one of hers. */
  selfServiceOf: userName.optional(),
})

const licenses = z.array(z.union([text.transform((product) => license.parse({ product })), license])).default([])

const person = z.strictObject({
  userPrincipalName: userName,
  displayName: text,
  givenName: text.optional(),
  surname: text.optional(),
  /** The user name when it is not given; null for nobody's. */
  mail: text.nullable().optional(),
  jobTitle: text.optional(),
  department: text.optional(),
  officeLocation: text.optional(),
  city: text.optional(),
  country: text.optional(),
  companyName: text.optional(),
  preferredLanguage: text.optional(),
  businessPhones: z.array(text).optional(),
  usageLocation: country.optional(),
  /** The mailbox is shared: up to 50 GB it needs no licence. */
  sharedMailbox: z.boolean().default(false),
  accountEnabled: z.boolean().default(true),
  userType: z.enum(['Member', 'Guest']).default('Member'),
  /** Of a guest. */
  invitation: z.enum(['Accepted', 'PendingAcceptance']).optional(),
  /** Synchronised from on-premises: its name there. */
  onPremisesName: text.optional(),
  manager: userName.optional(),
  createdDaysAgo: days.optional(),
  /** Deleted people can be restored for 30 days. */
  deletedDaysAgo: days.optional(),
  /** Role template ids. */
  roles: z.array(guid).default([]),
  licenses,
})

const group = z.strictObject({
  displayName: text,
  description: text.optional(),
  kind: z.enum(['security', 'microsoft365', 'mailEnabledSecurity']).default('security'),
  onPremisesName: text.optional(),
  membershipRule: text.optional(),
  members: z.array(userName).default([]),
  /** What every member gets, unless a rule forbids it: then the member is in error. */
  licenses,
})

const subscription = z.strictObject({
  product: text,
  seats: z.number().int().min(0),
  status: z.enum(SUBSCRIPTION_STATUSES).default('Enabled'),
  trial: z.boolean().default(false),
  boughtDaysAgo: days.default(90),
  /** When it renews, or decays to its next status. */
  nextInDays: days.nullable().default(275),
  term: term.default('P1Y'),
  billing: term.default('P1M'),
  accountType: z.enum(['MCA', 'MOSA']).default('MCA'),
  recurringBilling: z.boolean().default(true),
  channel: z.enum(['direct', 'reseller', 'prepaid']).default('direct'),
  /** Makes it a self-service purchase. */
  boughtBy: userName.optional(),
  /** A seat and month; without it the list price. */
  price: z.number().min(0).optional(),
})

const request = z.strictObject({
  product: text,
  by: userName,
  /** For whom; whoever asks when left out. */
  people: z.array(userName).default([]),
  message: z.string().max(1024).default(''),
  askedDaysAgo: days.default(1),
})

const organization = z.strictObject({
  id: guid.optional(),
  displayName: text,
  country,
  /** The first is the default one. */
  domains: z.array(text).min(1),
  /** Who signs in by the first link; a Global Administrator. */
  administrator: userName,
  people: z.array(person),
  groups: z.array(group).default([]),
  /** In the order in which the products are listed. */
  subscriptions: z.array(subscription).default([]),
  /** Licences that people ask for, still to be answered. */
  requests: z.array(request).default([]),
})

/** An organisation as it is written. */
export type OrganizationFile = z.input<typeof organization>
export type PersonEntry = z.input<typeof person>
export type GroupEntry = z.input<typeof group>
export type SubscriptionEntry = z.input<typeof subscription>

/** The same with every default in its place. */
export type Organization = z.output<typeof organization>
export type Person = Organization['people'][number]
export type LicenseEntry = Person['licenses'][number]
export type Purchase = Organization['subscriptions'][number]

/** Where a value stands in the file, as people write it: people[3].licenses[0].product. */
const fieldPath = (path: readonly PropertyKey[]): string =>
  path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('').replace(/^\./, '') || 'the file'

/** Checks the shape of an organisation; references and licences are checked when it is made (situations-of-people.ts). */
export function parseOrganization(value: unknown): Organization {
  const result = organization.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  // A union says only that nothing fitted: its last branch is the full form, and says why.
  const inner = issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0] : undefined
  throw new BadOrganizationFile(`${fieldPath([...issue.path, ...(inner?.path ?? [])])}: ${(inner ?? issue).message}.`)
}

/** A purchase with every default in its place. */
export const completePurchase = (entry: SubscriptionEntry): Purchase => subscription.parse(entry)

/** Reads the text of a file. Throws BadOrganizationFile. */
export function parseOrganizationFile(content: string): Organization {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch (error) {
    throw new BadOrganizationFile(`The file is no JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
  return parseOrganization(value)
}
