import { openBefore } from './leaver-order.ts'
import { LEAVER_STEPS } from '#model/leaver.ts'
import type { LeaverStepName } from '#model/leaver.ts'
import { expect, test } from 'vitest'

test.each<[LeaverStepName, readonly LeaverStepName[], readonly LeaverStepName[]]>([
  ['resetPassword', [], []],
  ['blockSignIn', [], []],
  ['keepMailbox', [], []],
  ['forwardMail', [], ['keepMailbox']],
  ['handOverFiles', [], []],
  ['wipeDevices', [], []],
  ['leaveGroups', [], ['keepMailbox', 'forwardMail', 'handOverFiles']],
  ['takeBackLicenses', ['keepMailbox', 'forwardMail', 'handOverFiles'], ['leaveGroups']],
  ['takeBackLicenses', ['keepMailbox', 'forwardMail', 'handOverFiles', 'leaveGroups'], []],
  ['removeSeats', [], ['takeBackLicenses']],
  ['deleteUser', LEAVER_STEPS.filter((step) => step !== 'wipeDevices' && step !== 'deleteUser'), ['wipeDevices']],
])('%s after %o waits for %o', (step, settled, open) => expect(openBefore(step, (one) => (settled.includes(one) ? 'skipped' : 'open'))).toEqual(open))

test('taken in the order of the list, no step waits', () => {
  LEAVER_STEPS.forEach((step, at) => expect(openBefore(step, (one) => (LEAVER_STEPS.indexOf(one) < at ? 'done' : 'open'))).toEqual([]))
})
