// Every route of the desk on one page.
import type { Verb } from '#engine/access.ts'
import type { Desk, DeskContext } from './context.ts'
import { addCertificate, addSecret, changeApp, createApp, deleteApp, getApp, listApps, removeCredential } from './app-routes.ts'
import { listAuditDetails, listAuditRows } from './audit-routes.ts'
import { getRule, listProducts, listServicePlans, listRules, patchRule } from './catalogue-routes.ts'
import { getCalendarFeed, makeCalendarFeed, withdrawCalendarFeed } from './calendar-routes.ts'
import { getDataItem, listDataDeadlines, listDataItems, listDeadlineDays, patchDataItem } from './data-routes.ts'
import { readClock, readHome, readMyLicenses, readServer, readSession, readSettings, searchAll, setClock, changeSettings } from './desk-routes.ts'
import { lookAround, nameOrganization } from './first-run-routes.ts'
import { createProfile, explainUser, getGroup, getProfile, listGroupErrors, listGroups, listGroupWaiting, listProfiles, patchGroup, patchProfile, removeProfile, reprocess } from './group-routes.ts'
import { createExport, exportFile, getExport } from './export-routes.ts'
import { getLeaver, listLeavers, startLeaver, takeLeaverStep } from './leaver-routes.ts'
import { listNewServices, patchNewService } from './new-service-routes.ts'
import { importPeople } from './import/import-routes.ts'
import { cancelOperation, getOperation, listOperationUsers, listOperations, resultFile, undoOperation } from './operation-routes.ts'
import { applyPlan, createPlan, getPlan, listPlanUsers, takeControl } from './plan-routes.ts'
import { listOwnedProducts, listPools } from './product-routes.ts'
import { createPolicy, getPolicy, listPolicies, patchPolicy, removePolicy, reportPolicy, tellSignIn } from './auto-claim-routes.ts'
import { approveRequest, askForLicense, denyRequest, getRequest, listRequests } from './request-routes.ts'
import { buyForSelf, changeSelfServicePolicies, listOwnPurchases, listSelfServicePurchases, manageOwnPurchase, readSelfServicePolicies } from './self-service-routes.ts'
import { readCost, readUsage, readUsageTrend } from './report-routes.ts'
import {
  createSavedView,
  createTemplate,
  getSavedView,
  getTemplate,
  listLocationRules,
  listPrices,
  listSavedViews,
  listTemplates,
  patchLocationRules,
  patchPrice,
  patchPrices,
  patchSavedView,
  patchTemplate,
  removeSavedView,
  removeTemplate,
} from './setting-routes.ts'
import { createTenant, enterTenant, listTenants, patchTenant } from './tenant-routes.ts'
import { streamEvents } from './stream-events.ts'
import { buySubscription, getSubscription, listRenewals, listSubscriptions, planSubscription } from './subscription-routes.ts'
import { listUserHistory, listUsers } from './user-routes.ts'

export interface DeskRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  /** What the caller must be allowed to do; null where the action decides, or where everyone may. */
  readonly verb: Verb | null
  readonly handle: (desk: Desk, context: DeskContext) => Response | Promise<Response>
}

const route = (method: DeskRoute['method'], path: string, verb: Verb | null, handle: DeskRoute['handle']): DeskRoute => ({ method, path, verb, handle })

export const DESK_ROUTES: readonly DeskRoute[] = [
  route('POST', '/plans', null, createPlan),
  route('GET', '/plans/:id', 'readPlans', getPlan),
  route('GET', '/plans/:id/users', 'readPlans', listPlanUsers),
  route('POST', '/plans/:id/apply', null, applyPlan),
  route('GET', '/operations', 'readOperations', listOperations),
  route('GET', '/operations/:id', 'readOperations', getOperation),
  route('GET', '/operations/:id/users', 'readOperations', listOperationUsers),
  route('GET', '/operations/:id/resultFile', 'readOperations', resultFile),
  route('POST', '/operations/:id/cancel', 'assignLicense', cancelOperation),
  route('POST', '/operations/:id/undo', null, undoOperation),
  route('POST', '/firstRun', null, nameOrganization),
  route('POST', '/firstRun/lookAround', 'updateOrganization', lookAround),
  route('POST', '/import', 'createUser', importPeople),
  route('GET', '/events', 'readOperations', streamEvents),
  route('GET', '/users', 'readUsers', listUsers),
  route('GET', '/users/:id/dataItems', null, listDataItems),
  route('GET', '/users/:id/dataItems/:item', null, getDataItem),
  route('PATCH', '/users/:id/dataItems/:item', 'updateUser', patchDataItem),
  route('GET', '/users/:id/explain', 'readLicenses', explainUser),
  route('GET', '/users/:id/history', 'readLicenses', listUserHistory),
  route('GET', '/groups', 'readGroups', listGroups),
  route('POST', '/groups/reprocess', 'reprocessGroup', reprocess),
  route('GET', '/groups/:id', 'readGroups', getGroup),
  route('PATCH', '/groups/:id', null, patchGroup),
  route('GET', '/groups/:id/errors', 'readGroups', listGroupErrors),
  route('GET', '/groups/:id/waiting', 'readGroups', listGroupWaiting),
  route('POST', '/groups/:id/reprocess', 'reprocessGroup', reprocess),
  route('GET', '/newServices', 'readGroups', listNewServices),
  route('PATCH', '/newServices/:id', null, patchNewService),
  route('GET', '/profiles', 'readPlans', listProfiles),
  route('POST', '/profiles', null, createProfile),
  route('GET', '/profiles/:id', 'readPlans', getProfile),
  route('PATCH', '/profiles/:id', null, patchProfile),
  route('DELETE', '/profiles/:id', null, removeProfile),
  route('GET', '/savedViews', null, listSavedViews),
  route('POST', '/savedViews', null, createSavedView),
  route('GET', '/savedViews/:id', null, getSavedView),
  route('PATCH', '/savedViews/:id', null, patchSavedView),
  route('DELETE', '/savedViews/:id', null, removeSavedView),
  route('GET', '/templates', null, listTemplates),
  route('POST', '/templates', null, createTemplate),
  route('GET', '/templates/:id', null, getTemplate),
  route('PATCH', '/templates/:id', null, patchTemplate),
  route('DELETE', '/templates/:id', null, removeTemplate),
  route('GET', '/prices', 'readSubscribedSkus', listPrices),
  route('PATCH', '/prices', null, patchPrices),
  route('PATCH', '/prices/:id', null, patchPrice),
  route('GET', '/tenants', null, listTenants),
  route('POST', '/tenants', null, createTenant),
  route('PATCH', '/tenants/:id', null, patchTenant),
  route('GET', '/locationRules', 'readSettings', listLocationRules),
  route('PATCH', '/locationRules', null, patchLocationRules),
  route('GET', '/audit', null, listAuditRows),
  route('GET', '/audit/:id', null, listAuditDetails),
  route('GET', '/reports/usage', null, readUsage),
  route('GET', '/reports/usage/:skuId', null, readUsageTrend),
  route('GET', '/reports/cost', null, readCost),
  route('POST', '/exports', null, createExport),
  route('GET', '/exports/:id', null, getExport),
  route('GET', '/exports/:id/file', null, exportFile),
  route('GET', '/calendar', 'readLicenses', getCalendarFeed),
  route('POST', '/calendar', 'readLicenses', makeCalendarFeed),
  route('DELETE', '/calendar', 'readLicenses', withdrawCalendarFeed),
  route('GET', '/dataDeadlines', 'readLicenses', listDataDeadlines),
  route('GET', '/dataDeadlines/days', 'readLicenses', listDeadlineDays),
  route('GET', '/leavers', 'readUsers', listLeavers),
  route('POST', '/leavers', 'updateUser', startLeaver),
  route('GET', '/leavers/:id', 'readUsers', getLeaver),
  route('POST', '/leavers/:id/steps/:step', 'updateUser', takeLeaverStep),
  route('GET', '/products', 'readSubscribedSkus', listOwnedProducts),
  route('GET', '/subscriptions', 'readSubscribedSkus', listSubscriptions),
  route('POST', '/subscriptions', 'manageBilling', buySubscription),
  route('GET', '/subscriptions/:id', 'readSubscribedSkus', getSubscription),
  ...(['setSeats', 'setRecurringBilling', 'cancel', 'reactivate', 'changeTerm', 'extendTrial', 'upgrade'] as const).map((verb) =>
    route('POST', `/subscriptions/:id/${verb}`, 'manageBilling', planSubscription(verb)),
  ),
  route('GET', '/renewals', 'readSubscribedSkus', listRenewals),
  route('POST', '/subscriptions/:id/takeControl', 'manageBilling', takeControl),
  route('GET', '/pools', 'readSubscribedSkus', listPools),
  route('GET', '/selfServicePurchases', 'readSubscribedSkus', listSelfServicePurchases),
  route('POST', '/selfServicePurchases', 'askForSelf', buyForSelf),
  route('GET', '/selfServicePolicies', 'readSettings', readSelfServicePolicies),
  route('PATCH', '/selfServicePolicies', 'manageSelfService', changeSelfServicePolicies),
  route('GET', '/me/licenses', 'readSelf', readMyLicenses),
  route('GET', '/me/purchases', 'readSelf', listOwnPurchases),
  route('POST', '/me/purchases/:id/:verb', 'askForSelf', manageOwnPurchase),
  route('GET', '/requests', null, listRequests),
  route('POST', '/requests', 'askForSelf', askForLicense),
  route('GET', '/requests/:id', null, getRequest),
  route('POST', '/requests/:id/approve', 'decideRequests', approveRequest),
  route('POST', '/requests/:id/deny', 'decideRequests', denyRequest),
  route('GET', '/autoClaimPolicies', 'readSettings', listPolicies),
  route('POST', '/autoClaimPolicies', 'manageAutoClaim', createPolicy),
  route('GET', '/autoClaimPolicies/:id', 'readSettings', getPolicy),
  route('PATCH', '/autoClaimPolicies/:id', 'manageAutoClaim', patchPolicy),
  route('DELETE', '/autoClaimPolicies/:id', 'manageAutoClaim', removePolicy),
  route('GET', '/autoClaimPolicies/:id/report', 'readSettings', reportPolicy),
  route('POST', '/signIns', 'assignLicense', tellSignIn),
  route('GET', '/rules', 'readSettings', listRules),
  route('GET', '/rules/:id', 'readSettings', getRule),
  route('PATCH', '/rules/:id', null, patchRule),
  route('GET', '/catalogue/products', null, listProducts),
  route('GET', '/catalogue/servicePlans', null, listServicePlans),
  route('GET', '/session', null, readSession),
  route('PATCH', '/session', null, enterTenant),
  route('GET', '/apps', 'manageApps', listApps),
  route('POST', '/apps', 'manageApps', createApp),
  route('GET', '/apps/:id', 'manageApps', getApp),
  route('PATCH', '/apps/:id', 'manageApps', changeApp),
  route('DELETE', '/apps/:id', 'manageApps', deleteApp),
  route('POST', '/apps/:id/secrets', 'manageApps', addSecret),
  route('DELETE', '/apps/:id/secrets/:keyId', 'manageApps', removeCredential),
  route('POST', '/apps/:id/certificates', 'manageApps', addCertificate),
  route('DELETE', '/apps/:id/certificates/:keyId', 'manageApps', removeCredential),
  route('GET', '/server', 'readSettings', readServer),
  route('GET', '/settings', 'readSettings', readSettings),
  route('PATCH', '/settings', null, changeSettings),
  route('GET', '/clock', null, readClock),
  route('PATCH', '/clock', null, setClock),
  route('GET', '/home', 'readSubscribedSkus', readHome),
  route('GET', '/search', 'readUsers', searchAll),
]
