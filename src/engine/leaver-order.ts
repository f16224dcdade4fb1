// In which order somebody leaves (domain.md section 7): the mailbox is kept and mail and files are handed over while
// there is a licence, seats go when they are free, the account last.
import { LEAVER_STEPS } from '#model/leaver.ts'
import type { LeaverStepName, LeaverStepState } from '#model/leaver.ts'

interface StepRule {
  /** Done or skipped before. */
  readonly after: readonly LeaverStepName[]
  readonly doneBy: 'licet' | 'elsewhere'
}

const HANDED_OVER = ['keepMailbox', 'forwardMail', 'handOverFiles'] as const

export const STEP_RULES: Readonly<Record<LeaverStepName, StepRule>> = {
  resetPassword: { after: [], doneBy: 'licet' },
  blockSignIn: { after: [], doneBy: 'licet' },
  keepMailbox: { after: [], doneBy: 'elsewhere' },
  forwardMail: { after: ['keepMailbox'], doneBy: 'elsewhere' },
  handOverFiles: { after: [], doneBy: 'elsewhere' },
  wipeDevices: { after: [], doneBy: 'elsewhere' },
  leaveGroups: { after: HANDED_OVER, doneBy: 'licet' },
  takeBackLicenses: { after: [...HANDED_OVER, 'leaveGroups'], doneBy: 'licet' },
  removeSeats: { after: ['takeBackLicenses'], doneBy: 'licet' },
  deleteUser: { after: LEAVER_STEPS.filter((step) => step !== 'deleteUser'), doneBy: 'licet' },
}

/** The steps that must be done or skipped before this one, and are not. */
export const openBefore = (step: LeaverStepName, stateOf: (step: LeaverStepName) => LeaverStepState): LeaverStepName[] =>
  STEP_RULES[step].after.filter((one) => stateOf(one) === 'open')
