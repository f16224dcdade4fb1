// Every read of the product: what can be asked of the office's readers.
import { findApp, findAppBySecret, getApp, listApps, readSigningKey } from './apps.ts'
import { getCompanySubscription, listAllSubscriptions, listCompanySubscriptions } from './directory-subscriptions.ts'
import { draftPlan } from './draft-plan.ts'
import { draftUndo } from './draft-undo.ts'
import { findTenantId } from './find-tenant-id.ts'
import { getUser } from './get-user.ts'
import { getGroup, listGroupMembers, listGroups, listMemberOf } from './group-questions.ts'
import { readHome } from './home.ts'
import { licenseDetails } from './license-details.ts'
import { listPlanUsers } from './list-plan-users.ts'
import { countUsers, listUsers } from './list-users.ts'
import { getOperation, listOperations, listOperationUsers } from './operation-questions.ts'
import { getOrganization } from './organization.ts'
import { listAllPools, listOwnedProducts } from './owned-products.ts'
import { findPerson, readSignInState } from './passwords.ts'
import { readPlan } from './read-plan.ts'
import type { Question } from './room.ts'
import { listRules } from './rules.ts'
import { searchAll } from './search-all.ts'
import { findSession } from './sign-in.ts'
import { getSubscribedSku, listSubscribedSkus } from './subscribed-skus.ts'
import { readClock } from './tenant-clock.ts'
import { readSettings } from './tenant-settings.ts'
import { checkToken, findWaitingDevice } from './token-grants.ts'
import { typeAheadUsers } from './type-ahead-users.ts'
import { whoAmI } from './who-am-i.ts'

export const QUESTIONS = {
  checkToken,
  countUsers,
  draftPlan,
  draftUndo,
  findApp,
  findAppBySecret,
  findPerson,
  findSession,
  findTenantId,
  findWaitingDevice,
  getApp,
  getCompanySubscription,
  getGroup,
  getOperation,
  getOrganization,
  getSubscribedSku,
  getUser,
  licenseDetails,
  listAllPools,
  listAllSubscriptions,
  listApps,
  listCompanySubscriptions,
  listGroupMembers,
  listGroups,
  listMemberOf,
  listOperations,
  listOperationUsers,
  listOwnedProducts,
  listPlanUsers,
  listRules,
  listSubscribedSkus,
  listUsers,
  readClock,
  readHome,
  readPlan,
  readSettings,
  readSigningKey,
  readSignInState,
  searchAll,
  typeAheadUsers,
  whoAmI,
} as const

export type QuestionName = keyof typeof QUESTIONS
export type QuestionInput<Name extends QuestionName> = (typeof QUESTIONS)[Name] extends Question<infer Input, infer _Output> ? Input : never
export type QuestionOutput<Name extends QuestionName> = Awaited<ReturnType<(typeof QUESTIONS)[Name]>>
