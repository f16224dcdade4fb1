// `$metadata`: what is served, as CSDL, made from the shapes of the model.
import { ADMINISTRATIVE_UNIT_SHAPE } from '#model/administrative-unit.ts'
import { DIRECTORY_AUDIT_SHAPE } from '#model/directory-audit.ts'
import { DIRECTORY_ROLE_SHAPE, DIRECTORY_ROLE_TEMPLATE_SHAPE } from '#model/directory-role.ts'
import type { EntityShape } from '#model/entity.ts'
import { GROUP_SHAPE } from '#model/group.ts'
import { DOMAIN_SHAPE, ORGANIZATION_SHAPE } from '#model/organization.ts'
import type { ComplexType, Properties, Property } from '#model/property.ts'
import { SCOPED_ROLE_MEMBERSHIP_SHAPE, UNIFIED_ROLE_ASSIGNMENT_SHAPE, UNIFIED_ROLE_DEFINITION_SHAPE } from '#model/role-management.ts'
import { COMPANY_SUBSCRIPTION_SHAPE, LICENSE_DETAILS_SHAPE, SUBSCRIBED_SKU_SHAPE } from '#model/subscribed-sku.ts'
import { USER_SHAPE } from '#model/user.ts'
import type { Handler } from './graph-call.ts'

/** Every kind of object, with what it is derived from. */
const ENTITIES: readonly (readonly [shape: EntityShape, base: 'entity' | 'directoryObject'])[] = [
  [USER_SHAPE, 'directoryObject'],
  [GROUP_SHAPE, 'directoryObject'],
  [ADMINISTRATIVE_UNIT_SHAPE, 'directoryObject'],
  [DIRECTORY_ROLE_SHAPE, 'directoryObject'],
  [DIRECTORY_ROLE_TEMPLATE_SHAPE, 'directoryObject'],
  [ORGANIZATION_SHAPE, 'directoryObject'],
  [DOMAIN_SHAPE, 'entity'],
  [SUBSCRIBED_SKU_SHAPE, 'entity'],
  [COMPANY_SUBSCRIPTION_SHAPE, 'entity'],
  [LICENSE_DETAILS_SHAPE, 'entity'],
  [DIRECTORY_AUDIT_SHAPE, 'entity'],
  [UNIFIED_ROLE_DEFINITION_SHAPE, 'entity'],
  [UNIFIED_ROLE_ASSIGNMENT_SHAPE, 'entity'],
  [SCOPED_ROLE_MEMBERSHIP_SHAPE, 'entity'],
]

const SETS: Readonly<Record<string, string>> = {
  users: 'user',
  groups: 'group',
  directoryObjects: 'directoryObject',
  directoryRoles: 'directoryRole',
  directoryRoleTemplates: 'directoryRoleTemplate',
  domains: 'domain',
  organization: 'organization',
  subscribedSkus: 'subscribedSku',
  scopedRoleMemberships: 'scopedRoleMembership',
}

/** What the base types declare already. */
const INHERITED: Readonly<Record<'entity' | 'directoryObject', readonly string[]>> = { entity: ['id'], directoryObject: ['id', 'deletedDateTime'] }

const ofMany = (type: string, many: boolean): string => (many ? `Collection(${type})` : type)
const edm = ({ type, collection }: Property): string => ofMany(typeof type === 'string' ? `Edm.${type}` : `graph.${type.name}`, collection === true)

const propertyLine = ([name, property]: readonly [string, Property]): string =>
  `<Property Name="${name}" Type="${edm(property)}"${property.nullable ? '' : ' Nullable="false"'}/>`

const linesOf = (properties: Properties, without: readonly string[]): string =>
  Object.entries(properties)
    .filter(([name]) => !without.includes(name))
    .map(propertyLine)
    .join('')

function complexTypesIn(properties: Properties): ComplexType[] {
  return Object.values(properties).flatMap(({ type }) => (typeof type === 'string' ? [] : [type, ...complexTypesIn(type.properties)]))
}

function entityType(shape: EntityShape, base: 'entity' | 'directoryObject'): string {
  const ways = Object.entries(shape.navigations ?? {}).map(
    ([name, { target, collection }]) => `<NavigationProperty Name="${name}" Type="${ofMany(`graph.${target}`, collection)}"/>`,
  )
  return `<EntityType Name="${shape.name}" BaseType="graph.${base}" OpenType="true">${linesOf(shape.properties, INHERITED[base])}${ways.join('')}</EntityType>`
}

function makeMetadata(): string {
  const complex = new Map(ENTITIES.flatMap(([{ properties }]) => complexTypesIn(properties)).map((type) => [type.name, type]))
  const types = [
    '<EntityType Name="entity" Abstract="true"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>',
    '<EntityType Name="directoryObject" BaseType="graph.entity" OpenType="true"><Property Name="deletedDateTime" Type="Edm.DateTimeOffset"/></EntityType>',
    ...ENTITIES.map(([shape, base]) => entityType(shape, base)),
    ...[...complex.values()].map(({ name, properties }) => `<ComplexType Name="${name}">${linesOf(properties, [])}</ComplexType>`),
  ]
  const sets = Object.entries(SETS).map(([name, type]) => `<EntitySet Name="${name}" EntityType="graph.${type}"/>`)
  const container = `<EntityContainer Name="GraphService">${sets.join('')}<Singleton Name="me" Type="graph.user"/></EntityContainer>`
  const schema = (namespace: string, alias: string, body: string): string =>
    `<Schema Namespace="${namespace}"${alias} xmlns="http://docs.oasis-open.org/odata/ns/edm">${body}</Schema>`
  return `<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>${schema('microsoft.graph', ' Alias="graph"', types.join(''))}${schema('microsoft.graph.service', '', container)}</edmx:DataServices></edmx:Edmx>`
}

const METADATA = makeMetadata()

export const getMetadata: Handler = async () => ({ status: 200, headers: { 'Content-Type': 'application/xml' }, body: METADATA })
