// The whole API on one page: what is served, and what a caller must be allowed.
import type { Verb } from '#engine/access.ts'
import { answerBatch } from './answer-batch.ts'
import type { Cast } from './answer-objects.ts'
import * as audits from './audit-routes.ts'
import { followChanges } from './delta-routes.ts'
import * as directory from './directory-routes.ts'
import * as domains from './domain-routes.ts'
import type { Handler, Route } from './graph-call.ts'
import * as groupLicenses from './group-license-routes.ts'
import * as groups from './group-routes.ts'
import * as licenses from './license-routes.ts'
import { getMetadata } from './metadata.ts'
import * as organization from './organization-routes.ts'
import * as roles from './role-routes.ts'
import * as users from './user-routes.ts'

const route = (method: Route['method'], path: string, verb: Route['verb'], handle: Handler, ownVerb?: Verb): Route => ({
  method,
  path,
  verb,
  handle,
  ...(ownVerb !== undefined && { ownVerb }),
})

type Make = (cast: Cast) => Handler

/** Kinds that a list may be narrowed to; of those that are kept nowhere the list is empty. */
const MEMBER_CASTS = { user: 'user', group: 'group', device: 'none', servicePrincipal: 'none', orgContact: 'none' } as const satisfies Record<string, Cast>
const PARENT_CASTS = { group: 'group', directoryRole: 'directoryRole', administrativeUnit: 'administrativeUnit' } as const satisfies Record<string, Cast>
const OWNED_CASTS = { group: 'group', application: 'none', servicePrincipal: 'none' } as const satisfies Record<string, Cast>

const CREATED_CASTS = { ...OWNED_CASTS, user: 'user' } as const satisfies Record<string, Cast>

/** A list, each of its kinds, and how many there are of all and of each. */
const listRoutes = (path: string, casts: Readonly<Record<string, Cast>>, list: Make, count: Make | null, verb: Route['verb'], ownVerb?: Verb): readonly Route[] =>
  [['', null] as const, ...Object.entries(casts).map(([name, cast]) => [`/microsoft.graph.${name}`, cast] as const)].flatMap(([tail, cast]) => [
    route('GET', `${path}${tail}`, verb, list(cast), ownVerb),
    ...(count === null ? [] : [route('GET', `${path}${tail}/$count`, verb, count(cast), ownVerb)]),
  ])

const READ_MEMBERSHIPS: readonly Verb[] = ['readGroups', 'readMemberships']

/** What a person or a group is in, and the questions about it. */
const memberOfRoutes = (path: string, of: 'user' | 'group', ownVerb?: Verb): readonly Route[] => [
  ...listRoutes(`${path}/memberOf`, PARENT_CASTS, (cast) => directory.listMemberOf(of, false, cast), (cast) => directory.countMemberOf(of, false, cast), READ_MEMBERSHIPS, ownVerb),
  ...listRoutes(`${path}/transitiveMemberOf`, PARENT_CASTS, (cast) => directory.listMemberOf(of, true, cast), (cast) => directory.countMemberOf(of, true, cast), READ_MEMBERSHIPS, ownVerb),
]

const CHECK_MEMBERSHIPS: readonly Verb[] = ['readGroups', 'readMembershipChecks']

const checkRoutes = (path: string, ownVerb?: Verb): readonly Route[] => [
  route('POST', `${path}/checkMemberGroups`, CHECK_MEMBERSHIPS, directory.checkMemberGroups, ownVerb),
  route('POST', `${path}/checkMemberObjects`, CHECK_MEMBERSHIPS, directory.checkMemberObjects, ownVerb),
  route('POST', `${path}/getMemberGroups`, CHECK_MEMBERSHIPS, directory.getMemberGroups, ownVerb),
  route('POST', `${path}/getMemberObjects`, CHECK_MEMBERSHIPS, directory.getMemberObjects, ownVerb),
]

const READ_PEOPLE: readonly Verb[] = ['readUsers', 'readUserBasic']
const READ_DELETED: readonly Verb[] = ['readUsers', 'restoreUser', 'readGroups', 'restoreGroup']

const ORGANIZATION: readonly Route[] = [
  route('POST', '$batch', null, answerBatch),
  route('GET', '$metadata', null, getMetadata),
  route('GET', 'organization', 'readOrganization', organization.listOrganizations),
  route('GET', 'organization/{organization}', 'readOrganization', organization.getOrganization),
  route('PATCH', 'organization/{organization}', 'updateOrganization', organization.updateOrganization),
  route('GET', 'domains', 'readDomains', domains.listDomains),
  route('GET', 'domains/{domain}', 'readDomains', domains.getDomain),
  route('POST', 'domains', 'manageDomains', domains.createDomain),
  route('PATCH', 'domains/{domain}', 'manageDomains', domains.updateDomain),
  route('DELETE', 'domains/{domain}', 'manageDomains', domains.deleteDomain),
  route('POST', 'domains/{domain}/verify', 'manageDomains', domains.verifyDomain),
  ...listRoutes('domains/{domain}/domainNameReferences', { user: 'user', group: 'group' }, domains.REFERENCES.list, domains.REFERENCES.count, 'readDomains'),
  route('GET', 'domains/{domain}/verificationDnsRecords', 'readDomains', domains.listDnsRecords('verificationDnsRecords')),
  route('GET', 'domains/{domain}/serviceConfigurationRecords', 'readDomains', domains.listDnsRecords('serviceConfigurationRecords')),
  route('GET', 'tenantRelationships/findTenantInformationByDomainName(domainName)/{domain}', null, organization.findTenantInformation),
  route('GET', 'subscribedSkus', 'readSubscribedSkus', organization.listSubscribedSkus),
  route('GET', 'subscribedSkus/{sku}', 'readSubscribedSkus', organization.getSubscribedSku),
  route('GET', 'directory/subscriptions', 'readSubscribedSkus', organization.listSubscriptions),
  route('GET', 'directory/subscriptions/$count', 'readSubscribedSkus', organization.countSubscriptions),
  route('GET', 'directory/subscriptions/{subscription}', 'readSubscribedSkus', organization.getSubscription),
  route('GET', 'directory/subscriptions(commerceSubscriptionId)/{subscription}', 'readSubscribedSkus', organization.getSubscription),
  route('GET', 'auditLogs/directoryAudits', 'readAudit', audits.listAudits),
  route('GET', 'auditLogs/directoryAudits/{audit}', 'readAudit', audits.getAudit),
]

const USERS: readonly Route[] = [
  route('GET', 'users', READ_PEOPLE, users.listUsers),
  route('POST', 'users', 'createUser', users.createUser),
  route('POST', 'invitations', 'inviteGuest', users.inviteGuest),
  route('GET', 'users/$count', READ_PEOPLE, users.countUsers),
  route('GET', 'users/delta', 'readUsers', followChanges('users')),
  route('GET', 'users/{user}', READ_PEOPLE, users.getUser, 'readSelf'),
  // PATCH asks for what its body needs.
  route('PATCH', 'users/{user}', null, users.updateUser),
  route('DELETE', 'users/{user}', 'deleteUser', users.deleteUser),
  route('POST', 'users/{user}/revokeSignInSessions', 'revokeSessions', users.revokeSignInSessions, 'readSelf'),
  route('GET', 'users/{user}/manager', 'readUsers', users.getManager, 'readSelf'),
  route('GET', 'users/{user}/manager/$ref', 'readUsers', users.getManagerReference, 'readSelf'),
  route('PUT', 'users/{user}/manager/$ref', 'updateUser', users.setManager),
  route('DELETE', 'users/{user}/manager/$ref', 'updateUser', users.removeManager),
  route('GET', 'users/{user}/directReports', 'readUsers', users.listDirectReports, 'readSelf'),
  route('GET', 'users/{user}/directReports/$count', 'readUsers', users.countDirectReports, 'readSelf'),
  route('GET', 'users/{user}/directReports/microsoft.graph.user', 'readUsers', users.listDirectReports, 'readSelf'),
  ...listRoutes('users/{user}/ownedObjects', OWNED_CASTS, directory.OWNED.list, directory.OWNED.count, 'readUsers', 'readSelf'),
  ...listRoutes('users/{user}/createdObjects', CREATED_CASTS, directory.CREATED.list, directory.CREATED.count, 'readUsers', 'readSelf'),
  ...['sponsors', 'ownedDevices', 'registeredDevices'].flatMap((name) => listRoutes(`users/{user}/${name}`, {}, directory.NOTHING.list, directory.NOTHING.count, 'readUsers', 'readSelf')),
  ...memberOfRoutes('users/{user}', 'user', 'readSelf'),
  ...checkRoutes('users/{user}', 'readSelf'),
  route('POST', 'users/{user}/assignLicense', 'assignLicense', licenses.assignLicense),
  route('POST', 'users/{user}/reprocessLicenseAssignment', 'reprocessUser', groupLicenses.reprocess),
  route('GET', 'users/{user}/licenseDetails', 'readLicenses', licenses.listLicenseDetails, 'readSelf'),
  route('GET', 'users/{user}/licenseDetails/{details}', 'readLicenses', licenses.getLicenseDetails, 'readSelf'),
]

const GROUPS: readonly Route[] = [
  route('GET', 'groups', 'readGroups', groups.listGroups),
  route('POST', 'groups', 'createGroup', groups.createGroup),
  route('GET', 'groups/$count', 'readGroups', groups.countGroups),
  route('GET', 'groups/delta', 'readGroups', followChanges('groups')),
  route('GET', 'groups/{group}', 'readGroups', groups.getGroup),
  route('PATCH', 'groups/{group}', ['updateGroup', 'manageMembers', 'manageOwners'], groups.updateGroup),
  route('DELETE', 'groups/{group}', 'deleteGroup', groups.deleteGroup),
  route('POST', 'groups/{group}/renew', 'updateGroup', groups.renewGroup),
  route('POST', 'groups/{group}/validateProperties', 'readGroups', groups.validateProperties),
  route('POST', 'groups/{group}/assignLicense', 'assignGroupLicense', groupLicenses.assignLicense),
  ...listRoutes('groups/{group}/members', MEMBER_CASTS, (cast) => groups.listMembers('members', cast), (cast) => groups.countMembers('members', cast), 'readGroups'),
  ...listRoutes('groups/{group}/transitiveMembers', MEMBER_CASTS, (cast) => groups.listMembers('transitiveMembers', cast), (cast) => groups.countMembers('transitiveMembers', cast), 'readGroups'),
  ...listRoutes('groups/{group}/owners', MEMBER_CASTS, (cast) => groups.listMembers('owners', cast), (cast) => groups.countMembers('owners', cast), 'readGroups'),
  route('GET', 'groups/{group}/members/$ref', 'readGroups', groups.listMemberReferences('members')),
  route('POST', 'groups/{group}/members/$ref', 'manageMembers', groupLicenses.addMember),
  route('DELETE', 'groups/{group}/members/{member}/$ref', 'manageMembers', groupLicenses.removeMember),
  route('GET', 'groups/{group}/owners/$ref', 'readGroups', groups.listMemberReferences('owners')),
  route('POST', 'groups/{group}/owners/$ref', 'manageOwners', groups.addOwner),
  route('DELETE', 'groups/{group}/owners/{owner}/$ref', 'manageOwners', groups.removeOwner),
  route('GET', 'groups/{group}/membersWithLicenseErrors', 'readGroups', groupLicenses.listMembersWithErrors),
  route('GET', 'groups/{group}/membersWithLicenseErrors/$count', 'readGroups', groupLicenses.countMembersWithErrors),
  ...memberOfRoutes('groups/{group}', 'group'),
  ...checkRoutes('groups/{group}'),
]

const OBJECTS: readonly Route[] = [
  route('POST', 'directoryObjects/validateProperties', 'readGroups', directory.validateProperties),
  route('POST', 'directoryObjects/getByIds', 'readDirectoryObjects', directory.getByIds),
  route('GET', 'directoryObjects/{object}', 'readDirectoryObjects', directory.getObject),
  ...checkRoutes('directoryObjects/{object}'),
  route('GET', 'directory/deletedItems', READ_DELETED, directory.refuseDeletedItems),
  route('GET', 'directory/deletedItems/microsoft.graph.user', READ_PEOPLE, users.listDeletedUsers),
  route('GET', 'directory/deletedItems/microsoft.graph.user/$count', READ_PEOPLE, users.countDeletedUsers),
  route('GET', 'directory/deletedItems/microsoft.graph.group', 'readGroups', groups.listDeletedGroups),
  route('GET', 'directory/deletedItems/microsoft.graph.group/$count', 'readGroups', groups.countDeletedGroups),
  route('POST', 'directory/deletedItems/getUserOwnedObjects', 'readGroups', directory.listDeletedOwned),
  route('GET', 'directory/deletedItems/{item}', READ_DELETED, directory.getDeletedItem),
  route('POST', 'directory/deletedItems/{item}/restore', ['restoreUser', 'restoreGroup'], directory.restoreDeletedItem),
  route('DELETE', 'directory/deletedItems/{item}', ['purgeUser', 'restoreGroup'], directory.purgeDeletedItem),
]

const ROLES: readonly Route[] = [
  route('GET', 'directoryRoles', 'readRoles', roles.ROLES.list),
  route('GET', 'directoryRoles/delta', 'readRoles', followChanges('directoryRoles')),
  route('POST', 'directoryRoles', 'manageRoles', roles.activateRole),
  ...['directoryRoles/{role}', 'directoryRoles(roleTemplateId)/{role}'].flatMap((path) => [
    route('GET', path, 'readRoles', roles.ROLES.one('role')),
    route('GET', `${path}/members`, 'readRoles', directory.listRoleMembers),
    route('POST', `${path}/members/$ref`, 'manageRoles', directory.addRoleMember),
    route('DELETE', `${path}/members/{member}/$ref`, 'manageRoles', directory.removeRoleMember),
    route('GET', `${path}/scopedMembers`, 'readRoles', roles.SCOPED_MEMBERS_OF_ROLE.list),
  ]),
  route('GET', 'directoryRoleTemplates', 'readRoles', roles.TEMPLATES.list),
  route('GET', 'directoryRoleTemplates/{template}', 'readRoles', roles.TEMPLATES.one('template')),
  route('GET', 'roleManagement/directory/roleDefinitions', 'readRoles', roles.DEFINITIONS.list),
  route('POST', 'roleManagement/directory/roleDefinitions', 'manageRoles', roles.createDefinition),
  route('GET', 'roleManagement/directory/roleDefinitions/{definition}', 'readRoles', roles.DEFINITIONS.one('definition')),
  route('PATCH', 'roleManagement/directory/roleDefinitions/{definition}', 'manageRoles', roles.updateDefinition),
  route('DELETE', 'roleManagement/directory/roleDefinitions/{definition}', 'manageRoles', roles.deleteDefinition),
  route('GET', 'roleManagement/directory/roleAssignments', 'readRoles', roles.listAssignments),
  route('POST', 'roleManagement/directory/roleAssignments', 'manageRoles', roles.createAssignment),
  route('GET', 'roleManagement/directory/roleAssignments/{assignment}', 'readRoles', roles.getAssignment),
  route('DELETE', 'roleManagement/directory/roleAssignments/{assignment}', 'manageRoles', roles.deleteAssignment),
]

const UNIT = 'directory/administrativeUnits/{unit}'

const UNITS: readonly Route[] = [
  route('GET', 'directory/administrativeUnits', 'readUnits', roles.UNITS.list),
  route('POST', 'directory/administrativeUnits', 'manageUnits', roles.createUnit),
  route('GET', 'directory/administrativeUnits/$count', 'readUnits', roles.UNITS.count),
  route('GET', UNIT, 'readUnits', roles.UNITS.one('unit')),
  route('PATCH', UNIT, 'manageUnits', roles.updateUnit),
  route('DELETE', UNIT, 'manageUnits', roles.deleteUnit),
  ...listRoutes(`${UNIT}/members`, { user: 'user', group: 'group', device: 'none' }, directory.listUnitMembers, directory.countUnitMembers, 'readUnits'),
  route('GET', `${UNIT}/members/$ref`, 'readUnits', directory.listUnitMemberReferences),
  route('POST', `${UNIT}/members/$ref`, 'manageUnits', directory.addUnitMember),
  route('GET', `${UNIT}/members/{member}`, 'readUnits', directory.getUnitMember),
  route('DELETE', `${UNIT}/members/{member}/$ref`, 'manageUnits', directory.removeUnitMember),
  route('GET', `${UNIT}/scopedRoleMembers`, 'readUnits', roles.SCOPED_MEMBERS.list),
  route('POST', `${UNIT}/scopedRoleMembers`, 'manageRoles', roles.addScopedMember),
  route('GET', `${UNIT}/scopedRoleMembers/{scopedMember}`, 'readUnits', roles.SCOPED_MEMBERS.one('scopedMember')),
  route('DELETE', `${UNIT}/scopedRoleMembers/{scopedMember}`, 'manageRoles', roles.removeScopedMember),
]

export const ROUTES: readonly Route[] = [...ORGANIZATION, ...USERS, ...GROUPS, ...OBJECTS, ...ROLES, ...UNITS]
