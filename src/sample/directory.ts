// What the names in a written organisation stand for: ids of its people, groups and pools, products and services.
import type { Catalogue } from '#catalogue/catalogue.ts'
import { normalizeGuid } from '#model/guid.ts'
import type { Guid } from '#model/guid.ts'
import type { Product } from '#model/product.ts'
import { BadOrganizationFile } from './bad-organization-file.ts'
import { fixedId } from './fixed-id.ts'
import type { Organization } from './organization-file.ts'

export interface Directory {
  readonly tenantId: Guid
  readonly userId: (userPrincipalName: string) => Guid
  readonly groupId: (displayName: string) => Guid
  /** The pool of a product: the central one, or the one that a purchaser bought for herself. */
  readonly poolId: (skuId: Guid, boughtBy?: string) => Guid
  readonly subscriptionId: (index: number) => Guid
  /** A product by part number or GUID. Throws BadOrganizationFile naming the field. */
  readonly product: (text: string, field: string) => Product
  /** A service plan of a product by technical name or GUID. Throws BadOrganizationFile naming the field. */
  readonly servicePlan: (product: Product, text: string, field: string) => Guid
}

/** User names are the same whatever their capitals. */
export const userKey = (userPrincipalName: string): string => userPrincipalName.toLowerCase()

/** Makes the directory of a written organisation; equal organisations have equal ids. */
export function makeDirectory(organization: Organization, catalogue: Catalogue): Directory {
  const tenantId = organization.id ?? fixedId(`organization ${organization.displayName} ${organization.domains[0]}`)
  const idOf = (...parts: readonly (string | number)[]): Guid => fixedId([tenantId, ...parts].join(' '))
  return {
    tenantId,
    userId: (name) => idOf('user', userKey(name)),
    groupId: (name) => idOf('group', name),
    poolId: (skuId, boughtBy) => idOf('pool', skuId, boughtBy === undefined ? '' : userKey(boughtBy)),
    subscriptionId: (index) => idOf('subscription', index),
    product: (text, field) => findProduct(catalogue, text, field),
    servicePlan: (product, text, field) => findServicePlan(catalogue, product, text, field),
  }
}

function findProduct({ productById, productsByPartNumber }: Catalogue, text: string, field: string): Product {
  const byId = productById.get(normalizeGuid(text) ?? '')
  const candidates = byId === undefined ? (productsByPartNumber.get(text) ?? []) : [byId]
  const [product] = candidates
  if (product === undefined) throw new BadOrganizationFile(`${field}: "${text}" is no product; it takes a part number such as SPE_E5, or a GUID.`)
  if (candidates.length > 1) {
    const ids = candidates.map(({ skuId }) => skuId).join(' or ')
    throw new BadOrganizationFile(`${field}: several products are called "${text}"; say ${ids}.`)
  }
  return product
}

function findServicePlan({ planById }: Catalogue, product: Product, text: string, field: string): Guid {
  const wanted = normalizeGuid(text)
  const found = product.servicePlanIds.find((id) => id === wanted || planById.get(id)?.servicePlanName === text)
  if (found === undefined) {
    throw new BadOrganizationFile(`${field}: "${text}" is no service plan of ${product.displayName}; it takes a technical name such as TEAMS1, or a GUID.`)
  }
  return found
}

/** Checks what the shape cannot: that names are unique and that everybody named is there. */
export function checkNames({ people, groups, subscriptions, requests, administrator, domains }: Organization): void {
  const known = new Set<string>()
  const verified = new Set(domains.map((domain) => domain.toLowerCase()))
  people.forEach(({ userPrincipalName }, at) => {
    const key = userKey(userPrincipalName)
    if (known.has(key)) throw new BadOrganizationFile(`people[${at}].userPrincipalName: ${userPrincipalName} is there twice.`)
    if (!verified.has(key.slice(key.indexOf('@') + 1))) {
      throw new BadOrganizationFile(`people[${at}].userPrincipalName: ${userPrincipalName} is in none of the domains (${domains.join(', ')}).`)
    }
    known.add(key)
  })
  const mustKnow = (name: string | undefined, field: string): void => {
    if (name !== undefined && !known.has(userKey(name))) throw new BadOrganizationFile(`${field}: ${name} is not among the people.`)
  }
  mustKnow(administrator, 'administrator')
  people.forEach(({ manager }, at) => mustKnow(manager, `people[${at}].manager`))
  subscriptions.forEach(({ boughtBy }, at) => mustKnow(boughtBy, `subscriptions[${at}].boughtBy`))
  requests.forEach((request, at) => {
    mustKnow(request.by, `requests[${at}].by`)
    request.people.forEach((name, which) => mustKnow(name, `requests[${at}].people[${which}]`))
  })
  const groupNames = new Set<string>()
  groups.forEach(({ displayName, members }, at) => {
    if (groupNames.has(displayName)) throw new BadOrganizationFile(`groups[${at}].displayName: "${displayName}" is there twice.`)
    groupNames.add(displayName)
    members.forEach((name, which) => mustKnow(name, `groups[${at}].members[${which}]`))
  })
}
