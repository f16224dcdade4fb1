// Every verb of the product: what can be asked of the office's writer.
import { addApp, keepSigningKey } from './apps.ts'
import { applyPlan } from './apply-plan.ts'
import { assignLicense } from './assign-license.ts'
import type { Action } from './room.ts'
import { changeRule } from './rules.ts'
import { cancelQueuedOperation, claimOperation, failOperation, runOperation } from './run-operation.ts'
import { savePlan } from './save-plan.ts'
import { addSignInLink, endSession, touchSession, useSignInLink } from './sign-in.ts'
import { setClock } from './tenant-clock.ts'
import { changeSettings } from './tenant-settings.ts'
import { createUser, deleteUser, restoreUser, updateUser } from './user-actions.ts'

export const ACTIONS = {
  addApp,
  addSignInLink,
  applyPlan,
  assignLicense,
  cancelQueuedOperation,
  changeRule,
  changeSettings,
  claimOperation,
  createUser,
  deleteUser,
  endSession,
  failOperation,
  keepSigningKey,
  restoreUser,
  runOperation,
  savePlan,
  setClock,
  touchSession,
  updateUser,
  useSignInLink,
} as const

export type ActionName = keyof typeof ACTIONS
export type ActionInput<Name extends ActionName> = (typeof ACTIONS)[Name] extends Action<infer Input, infer _Output> ? Input : never
export type ActionOutput<Name extends ActionName> = Awaited<ReturnType<(typeof ACTIONS)[Name]>>
