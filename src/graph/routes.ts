// The whole API on one page: what is served, and what a caller must be allowed.
import { answerBatch } from './answer-batch.ts'
import type { Route } from './graph-call.ts'
import * as groups from './group-routes.ts'
import * as organization from './organization-routes.ts'
import * as users from './user-routes.ts'

export const ROUTES: readonly Route[] = [
  { method: 'POST', path: '$batch', handle: answerBatch },

  { method: 'GET', path: 'organization', handle: organization.listOrganizations },
  { method: 'GET', path: 'organization/{organization}', handle: organization.getOrganization },
  { method: 'GET', path: 'subscribedSkus', handle: organization.listSubscribedSkus },
  { method: 'GET', path: 'subscribedSkus/{sku}', handle: organization.getSubscribedSku },
  { method: 'GET', path: 'directory/subscriptions', handle: organization.listSubscriptions },
  { method: 'GET', path: 'directory/subscriptions/{subscription}', handle: organization.getSubscription },
  { method: 'GET', path: 'directory/subscriptions(commerceSubscriptionId)/{subscription}', handle: organization.getSubscription },

  { method: 'GET', path: 'users', handle: users.listUsers },
  { method: 'POST', path: 'users', handle: users.createUser },
  { method: 'GET', path: 'users/$count', handle: users.countUsers },
  { method: 'GET', path: 'users/{user}', handle: users.getUser },
  { method: 'PATCH', path: 'users/{user}', handle: users.updateUser },
  { method: 'DELETE', path: 'users/{user}', handle: users.deleteUser },
  { method: 'POST', path: 'users/{user}/assignLicense', handle: users.assignLicense },
  { method: 'GET', path: 'users/{user}/licenseDetails', handle: users.listLicenseDetails },
  { method: 'GET', path: 'users/{user}/licenseDetails/{details}', handle: users.getLicenseDetails },
  { method: 'GET', path: 'users/{user}/memberOf', handle: groups.listMemberOf },
  { method: 'GET', path: 'users/{user}/memberOf/microsoft.graph.group', handle: groups.listMemberOf },

  { method: 'GET', path: 'groups', handle: groups.listGroups },
  { method: 'GET', path: 'groups/{group}', handle: groups.getGroup },
  { method: 'GET', path: 'groups/{group}/members', handle: groups.listMembers },
  { method: 'GET', path: 'groups/{group}/members/microsoft.graph.user', handle: groups.listMembers },

  { method: 'GET', path: 'directory/deletedItems/microsoft.graph.user', handle: users.listDeletedUsers },
  { method: 'POST', path: 'directory/deletedItems/{user}/restore', handle: users.restoreUser },
]
