import type { DraftClass } from './plan-draft.ts'

/** The fingerprint of the people in a plan, class by class; equal texts are equal people in equal situations. */
export const fingerprint = (classes: readonly Pick<DraftClass, 'key' | 'count' | 'pkSum' | 'pkHash'>[]): string =>
  classes
    .map(({ key, count, pkSum, pkHash }) => JSON.stringify([Object.entries(key).sort(), count, pkSum, pkHash]))
    .sort()
    .join()
