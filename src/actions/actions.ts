// Every verb of the product: what can be asked of the office's writer.
import { addApp, addAppCredential, changeApp, createApp, deleteApp, keepSigningKey, removeAppCredential } from './apps.ts'
import { applyPlan } from './apply-plan.ts'
import { assignLicense } from './assign-license.ts'
import { acceptPassword, beginPasswordTry, beginSession, revokeSignInSessions, setOwnPassword } from './passwords.ts'
import type { Action } from './room.ts'
import { changeRule } from './rules.ts'
import { cancelQueuedOperation, claimOperation, failOperation, runOperation } from './run-operation.ts'
import { savePlan } from './save-plan.ts'
import { addSignInLink, endSession, touchSession, useSignInLink } from './sign-in.ts'
import { setClock } from './tenant-clock.ts'
import { decideDeviceCode, forgetEnded, keepAuthorizationCode, keepDeviceCode, keepRefreshToken, noteAssertion, redeemAuthorizationCode, redeemDeviceCode, rotateRefreshToken } from './token-grants.ts'
import { changeSettings } from './tenant-settings.ts'
import { createUser, deleteUser, restoreUser, updateUser } from './user-actions.ts'

export const ACTIONS = {
  acceptPassword,
  addApp,
  addAppCredential,
  addSignInLink,
  applyPlan,
  assignLicense,
  beginPasswordTry,
  beginSession,
  cancelQueuedOperation,
  changeApp,
  changeRule,
  changeSettings,
  claimOperation,
  createApp,
  createUser,
  decideDeviceCode,
  deleteApp,
  deleteUser,
  endSession,
  failOperation,
  forgetEnded,
  keepAuthorizationCode,
  keepDeviceCode,
  keepRefreshToken,
  keepSigningKey,
  noteAssertion,
  redeemAuthorizationCode,
  redeemDeviceCode,
  removeAppCredential,
  restoreUser,
  revokeSignInSessions,
  rotateRefreshToken,
  runOperation,
  savePlan,
  setClock,
  setOwnPassword,
  touchSession,
  updateUser,
  useSignInLink,
} as const

export type ActionName = keyof typeof ACTIONS
export type ActionInput<Name extends ActionName> = (typeof ACTIONS)[Name] extends Action<infer Input, infer _Output> ? Input : never
export type ActionOutput<Name extends ActionName> = Awaited<ReturnType<(typeof ACTIONS)[Name]>>
