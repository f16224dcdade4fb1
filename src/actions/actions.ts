// Every verb of the product: what can be asked of the office's writer.
import { addApp, addAppCredential, changeApp, createApp, deleteApp, keepSigningKey, removeAppCredential } from './apps.ts'
import { changeAutoClaimPolicy, createAutoClaimPolicy, deletePolicy } from './auto-claim-policies.ts'
import { claimAtSignIn } from './claim-at-sign-in.ts'
import { denyRequest } from './answer-request.ts'
import { applyPlan } from './apply-plan.ts'
import { assignLicense } from './assign-license.ts'
import { noteNewServices, reviewNewService } from './new-services.ts'
import { acceptPassword, beginPasswordTry, beginSession, revokeSignInSessions, setOwnPassword } from './passwords.ts'
import { purgeDeletedItem, restoreDeletedItem } from './deleted-items.ts'
import { runClock } from './clock-jobs.ts'
import { createDomain, deleteDomain, updateDomain, verifyDomain } from './domains.ts'
import { createExport } from './exports.ts'
import { makeCalendarFeed, withdrawCalendarFeed } from './calendar-feeds.ts'
import { changeUserData } from './data-items.ts'
import { enterOrganization } from './enter-organization.ts'
import { nameOrganization } from './first-run.ts'
import { forgetEnded } from './forget-ended.ts'
import { createGroup, deleteGroup, renewGroup, updateGroup } from './group-actions.ts'
import { assignGroupLicense, changeMembers } from './group-license-actions.ts'
import { setGroupOptions } from './include-nested.ts'
import { askForLicense } from './license-requests.ts'
import { inviteGuest } from './invite-guest.ts'
import { changeLocationRules } from './location-rules.ts'
import { takeLeaverStep } from './leaver-steps.ts'
import { startLeaver } from './leavers.ts'
import { removeManager, setManager } from './manager-actions.ts'
import { updateOrganization } from './organization.ts'
import { addOwner, removeOwner } from './owner-actions.ts'
import { manageOwnPurchase } from './own-purchases.ts'
import {
  activateRole,
  addRoleMember,
  changeRoleDefinition,
  createRoleAssignment,
  createRoleDefinition,
  deleteRoleAssignmentById,
  removeRoleDefinition,
  removeRoleMember,
} from './role-actions.ts'
import {
  addScopedRoleMember,
  addUnitMember,
  createUnit,
  deleteUnit,
  removeScopedRoleMember,
  removeUnitMember,
  updateUnit,
} from './unit-actions.ts'
import type { Action } from './room.ts'
import { changePrices } from './prices.ts'
import { changeProfile, createProfile, deleteProfile } from './profiles.ts'
import { reprocessErrors, reprocessUser } from './reprocess.ts'
import { changeRule } from './rules.ts'
import { cancelQueuedOperation, claimOperation, failOperation, runOperation } from './run-operation.ts'
import { changeSelfServicePolicies } from './self-service-policies.ts'
import { buyForSelf } from './self-service-purchases.ts'
import { savePlan } from './save-plan.ts'
import { changeSavedView, createSavedView, deleteSavedView } from './saved-views.ts'
import { addSignInLink, endSession, touchSession, useSignInLink } from './sign-in.ts'
import { setClock } from './tenant-clock.ts'
import { decideDeviceCode, keepAuthorizationCode, keepDeviceCode, keepRefreshToken, noteAssertion, redeemAuthorizationCode, redeemDeviceCode, rotateRefreshToken } from './token-grants.ts'
import { changeTemplate, createTemplate, deleteTemplate } from './templates.ts'
import { changeSettings } from './tenant-settings.ts'
import { changeTenant, createTenant } from './tenants.ts'
import { turnSubscriptions } from './turn-subscriptions.ts'
import { createUser, deleteUser, restoreUser, updateUser } from './user-actions.ts'

export const ACTIONS = {
  acceptPassword,
  activateRole,
  addApp,
  addAppCredential,
  addOwner,
  addRoleMember,
  addScopedRoleMember,
  addSignInLink,
  addUnitMember,
  applyPlan,
  askForLicense,
  assignGroupLicense,
  assignLicense,
  beginPasswordTry,
  beginSession,
  buyForSelf,
  cancelQueuedOperation,
  changeApp,
  changeAutoClaimPolicy,
  changeLocationRules,
  changeMembers,
  changePrices,
  changeProfile,
  changeRoleDefinition,
  changeRule,
  changeSavedView,
  changeSelfServicePolicies,
  changeSettings,
  changeTemplate,
  changeTenant,
  changeUserData,
  claimAtSignIn,
  claimOperation,
  createApp,
  createAutoClaimPolicy,
  createDomain,
  createExport,
  createGroup,
  createProfile,
  createRoleAssignment,
  createRoleDefinition,
  createSavedView,
  createTemplate,
  createTenant,
  createUnit,
  createUser,
  decideDeviceCode,
  deleteApp,
  deleteDomain,
  deleteGroup,
  deletePolicy,
  deleteProfile,
  deleteRoleAssignmentById,
  deleteSavedView,
  deleteTemplate,
  deleteUnit,
  deleteUser,
  denyRequest,
  endSession,
  enterOrganization,
  failOperation,
  forgetEnded,
  inviteGuest,
  keepAuthorizationCode,
  keepDeviceCode,
  keepRefreshToken,
  keepSigningKey,
  nameOrganization,
  makeCalendarFeed,
  manageOwnPurchase,
  noteAssertion,
  noteNewServices,
  purgeDeletedItem,
  redeemAuthorizationCode,
  redeemDeviceCode,
  removeAppCredential,
  removeManager,
  removeOwner,
  removeRoleDefinition,
  removeRoleMember,
  removeScopedRoleMember,
  removeUnitMember,
  renewGroup,
  reprocessErrors,
  reprocessUser,
  restoreDeletedItem,
  restoreUser,
  reviewNewService,
  revokeSignInSessions,
  rotateRefreshToken,
  runClock,
  runOperation,
  savePlan,
  setClock,
  setGroupOptions,
  setManager,
  setOwnPassword,
  startLeaver,
  takeLeaverStep,
  touchSession,
  turnSubscriptions,
  updateDomain,
  updateGroup,
  updateOrganization,
  updateUnit,
  updateUser,
  useSignInLink,
  withdrawCalendarFeed,
  verifyDomain,
} as const

export type ActionName = keyof typeof ACTIONS
export type ActionInput<Name extends ActionName> = (typeof ACTIONS)[Name] extends Action<infer Input, infer _Output> ? Input : never
export type ActionOutput<Name extends ActionName> = Awaited<ReturnType<(typeof ACTIONS)[Name]>>
