// Every read of the product: what can be asked of the office's readers.
import { findApp, findAppBySecret, getApp, listApps, readSigningKey } from './apps.ts'
import { listTenantsDue } from './clock-jobs.ts'
import { getCalendarFeed, readCalendar } from './calendar-feeds.ts'
import { listDataDeadlines, listDeadlineDays } from './data-deadlines.ts'
import { getUserData, listUserData } from './data-items.ts'
import { getCompanySubscription, listCompanySubscriptions } from './directory-subscriptions.ts'
import { findTenantInformation, listDomainReferences, listDomains } from './domains.ts'
import { listAutoClaimPolicies, reportAutoClaims } from './auto-claim-policies.ts'
import { hasClaim } from './claim-at-sign-in.ts'
import { draftApproval } from './answer-request.ts'
import { getLicenseRequest, listLicenseRequests } from './license-requests.ts'
import { draftPlan } from './draft-plan.ts'
import { draftUndo } from './draft-undo.ts'
import { findTenantId } from './find-tenant-id.ts'
import { getUser } from './get-user.ts'
import { readCost } from './cost-report.ts'
import { listCreatedObjects } from './created-objects.ts'
import { delta } from './delta.ts'
import { getByIds, getDeletedItem, getDirectoryObject, getManager, listDeletedOwned, listDirectReports, listOwnedObjects } from './directory-questions.ts'
import { listDirectoryRoles, listRoleMembers } from './directory-roles.ts'
import { getExport, listExportLines, measureExport } from './exports.ts'
import { countGroups, getGroup, listGroups, listMembers } from './group-questions.ts'
import { getGroupSummary, listGroupSummaries } from './group-summaries.ts'
import { heldRoles } from './held-roles.ts'
import { listAuditDetails, listAuditRows } from './list-audit-rows.ts'
import { getAudit, listAudits } from './list-audits.ts'
import { listLocationRules } from './location-rules.ts'
import { listMemberOf } from './list-member-of.ts'
import { listMemberIds } from './member-checks.ts'
import { listNewServices } from './new-services.ts'
import { listRoleAssignmentRecords, listRoleDefinitions } from './role-management.ts'
import { getUnit, listScopedMembersOfRole, listScopedRoleMembers, listUnitMembers, listUnits } from './unit-questions.ts'
import { readHome } from './home.ts'
import { getLeaver, listLeavers } from './leavers.ts'
import { licenseDetails } from './license-details.ts'
import { listPlanUsers } from './list-plan-users.ts'
import { explainUser } from './explain-user.ts'
import { readMyLicenses } from './my-licenses.ts'
import { getProfile, listProfiles } from './profiles.ts'
import { listGroupWaiting, listMemberErrors, listMembersInError } from './member-errors.ts'
import { countUsers, listUsers } from './list-users.ts'
import { getOperation, listOperations, listOperationUsers } from './operation-questions.ts'
import { getOrganization } from './organization.ts'
import { listOwnPurchases } from './own-purchases.ts'
import { listAllPools, listOwnedProducts } from './owned-products.ts'
import { findPerson, readSignInState } from './passwords.ts'
import { listPriceRows } from './prices.ts'
import { readPlan } from './read-plan.ts'
import type { Question } from './room.ts'
import { listRules } from './rules.ts'
import { getSavedView, listSavedViews } from './saved-views.ts'
import { searchAll } from './search-all.ts'
import { readSelfServicePolicies } from './self-service-policies.ts'
import { listSelfServicePurchases } from './self-service-purchases.ts'
import { findSession } from './sign-in.ts'
import { getSubscription, listAllSubscriptions, listRenewals } from './subscription-records.ts'
import { getSubscribedSku, listSubscribedSkus } from './subscribed-skus.ts'
import { getTemplate, listTemplates } from './templates.ts'
import { readClock } from './tenant-clock.ts'
import { readSettings, readSignInProvider } from './tenant-settings.ts'
import { listTenantRecords } from './tenants.ts'
import { checkToken, findWaitingDevice } from './token-grants.ts'
import { draftTakeControl } from './take-control.ts'
import { typeAheadUsers } from './type-ahead-users.ts'
import { listUserHistory } from './user-history.ts'
import { readUsage } from './usage-report.ts'
import { readUsageTrend } from './usage-trend.ts'
import { validateProperties } from './validate-properties.ts'
import { countPeople, whoAmI } from './who-am-i.ts'

export const QUESTIONS = {
  checkToken,
  countGroups,
  countPeople,
  countUsers,
  delta,
  draftApproval,
  draftPlan,
  draftTakeControl,
  draftUndo,
  explainUser,
  findApp,
  findAppBySecret,
  findPerson,
  findSession,
  findTenantId,
  findTenantInformation,
  findWaitingDevice,
  getApp,
  getAudit,
  getByIds,
  getCalendarFeed,
  getCompanySubscription,
  getDeletedItem,
  getDirectoryObject,
  getExport,
  getGroup,
  getLicenseRequest,
  getGroupSummary,
  getLeaver,
  getManager,
  getOperation,
  getOrganization,
  getProfile,
  getSavedView,
  getSubscribedSku,
  getSubscription,
  getTemplate,
  getUnit,
  getUser,
  getUserData,
  hasClaim,
  heldRoles,
  licenseDetails,
  listAllPools,
  listAllSubscriptions,
  listApps,
  listAuditDetails,
  listAuditRows,
  listAudits,
  listAutoClaimPolicies,
  listCompanySubscriptions,
  listDataDeadlines,
  listDeadlineDays,
  listCreatedObjects,
  listDeletedOwned,
  listDirectReports,
  listDirectoryRoles,
  listDomainReferences,
  listDomains,
  listGroupSummaries,
  listExportLines,
  listGroupWaiting,
  listGroups,
  listLocationRules,
  listLicenseRequests,
  listLeavers,
  listMemberIds,
  listMemberOf,
  listMembers,
  listMemberErrors,
  listMembersInError,
  listNewServices,
  listOperationUsers,
  listOperations,
  listOwnedObjects,
  listOwnPurchases,
  listOwnedProducts,
  listPlanUsers,
  listPriceRows,
  listProfiles,
  listRenewals,
  listRoleAssignmentRecords,
  listRoleDefinitions,
  listRoleMembers,
  listRules,
  listSavedViews,
  listScopedMembersOfRole,
  listScopedRoleMembers,
  listSelfServicePurchases,
  listSubscribedSkus,
  listTenantsDue,
  listTemplates,
  listTenantRecords,
  listUnitMembers,
  listUnits,
  listUserData,
  listUserHistory,
  listUsers,
  measureExport,
  readCalendar,
  readClock,
  readCost,
  readHome,
  readMyLicenses,
  readPlan,
  readSelfServicePolicies,
  readSettings,
  readSignInState,
  readSigningKey,
  readSignInProvider,
  readUsage,
  readUsageTrend,
  reportAutoClaims,
  searchAll,
  typeAheadUsers,
  validateProperties,
  whoAmI,
} as const

export type QuestionName = keyof typeof QUESTIONS
export type QuestionInput<Name extends QuestionName> = (typeof QUESTIONS)[Name] extends Question<infer Input, infer _Output> ? Input : never
export type QuestionOutput<Name extends QuestionName> = Awaited<ReturnType<(typeof QUESTIONS)[Name]>>
