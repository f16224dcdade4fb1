import type { Fingerprint } from '#store/count-classes.ts'
import type { DraftClass } from './plan-draft.ts'

/** The fingerprint of the people in a plan, class by class; equal texts are equal people in equal situations. */
export const fingerprint = (classes: readonly Pick<DraftClass, 'key' | 'count' | 'pkSum' | 'pkHash'>[]): string =>
  classes
    .map(({ key, count, pkSum, pkHash }) => JSON.stringify([Object.entries(key).sort(), count, pkSum, pkHash]))
    .sort()
    .join()

/** The same of people as the store counts them. */
export const targetPrint = (rows: readonly Fingerprint[]): string => fingerprint(rows.map(({ count, pkSum, pkHash, ...key }) => ({ key: key as never, count, pkSum, pkHash })))
