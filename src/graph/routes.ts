// The whole API on one page: what is served, and what a caller must be allowed.
import { answerBatch } from './answer-batch.ts'
import type { Route } from './graph-call.ts'
import * as groups from './group-routes.ts'
import * as organization from './organization-routes.ts'
import * as users from './user-routes.ts'

/** PATCH asks for what its body needs; a batch for what each of its requests needs. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: '$batch', verb: null, handle: answerBatch },

  { method: 'GET', path: 'organization', verb: 'readOrganization', handle: organization.listOrganizations },
  { method: 'GET', path: 'organization/{organization}', verb: 'readOrganization', handle: organization.getOrganization },
  { method: 'GET', path: 'subscribedSkus', verb: 'readSubscribedSkus', handle: organization.listSubscribedSkus },
  { method: 'GET', path: 'subscribedSkus/{sku}', verb: 'readSubscribedSkus', handle: organization.getSubscribedSku },
  { method: 'GET', path: 'directory/subscriptions', verb: 'readSubscribedSkus', handle: organization.listSubscriptions },
  { method: 'GET', path: 'directory/subscriptions/{subscription}', verb: 'readSubscribedSkus', handle: organization.getSubscription },
  { method: 'GET', path: 'directory/subscriptions(commerceSubscriptionId)/{subscription}', verb: 'readSubscribedSkus', handle: organization.getSubscription },

  { method: 'GET', path: 'users', verb: 'readUsers', handle: users.listUsers },
  { method: 'POST', path: 'users', verb: 'createUser', handle: users.createUser },
  { method: 'GET', path: 'users/$count', verb: 'readUsers', handle: users.countUsers },
  { method: 'GET', path: 'users/{user}', verb: 'readUsers', ownVerb: 'readSelf', handle: users.getUser },
  { method: 'PATCH', path: 'users/{user}', verb: null, handle: users.updateUser },
  { method: 'DELETE', path: 'users/{user}', verb: 'deleteUser', handle: users.deleteUser },
  { method: 'POST', path: 'users/{user}/revokeSignInSessions', verb: 'revokeSessions', ownVerb: 'readSelf', handle: users.revokeSignInSessions },
  { method: 'POST', path: 'users/{user}/assignLicense', verb: 'assignLicense', handle: users.assignLicense },
  { method: 'GET', path: 'users/{user}/licenseDetails', verb: 'readLicenses', ownVerb: 'readSelf', handle: users.listLicenseDetails },
  { method: 'GET', path: 'users/{user}/licenseDetails/{details}', verb: 'readLicenses', ownVerb: 'readSelf', handle: users.getLicenseDetails },
  { method: 'GET', path: 'users/{user}/memberOf', verb: 'readGroups', ownVerb: 'readSelf', handle: groups.listMemberOf },
  { method: 'GET', path: 'users/{user}/memberOf/microsoft.graph.group', verb: 'readGroups', ownVerb: 'readSelf', handle: groups.listMemberOf },

  { method: 'GET', path: 'groups', verb: 'readGroups', handle: groups.listGroups },
  { method: 'GET', path: 'groups/{group}', verb: 'readGroups', handle: groups.getGroup },
  { method: 'GET', path: 'groups/{group}/members', verb: 'readGroups', handle: groups.listMembers },
  { method: 'GET', path: 'groups/{group}/members/microsoft.graph.user', verb: 'readGroups', handle: groups.listMembers },

  { method: 'GET', path: 'directory/deletedItems/microsoft.graph.user', verb: 'readUsers', handle: users.listDeletedUsers },
  { method: 'POST', path: 'directory/deletedItems/{user}/restore', verb: 'restoreUser', handle: users.restoreUser },
]
