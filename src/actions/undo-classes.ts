import type { Outcome } from '#model/plan.ts'
import type { Situation } from '#model/license.ts'
import type { Fingerprint } from '#store/count-classes.ts'
import { journalClasses } from '#store/journal.ts'
import type { OperationRow } from '#store/operations.ts'
import { getPlanRow } from '#store/plans.ts'
import { findSituation } from '#store/situations.ts'
import { readStanding } from '#store/standing.ts'
import type { PersonKey, UndoClassRow, UndoKey } from '#store/targets.ts'
import type { PlanDraft } from './plan-draft.ts'
import type { ReadingRoom } from './room.ts'

interface Part extends Fingerprint {
  readonly key: PersonKey
  readonly after: Situation
  readonly afterUsageLocation: string | null
}

const isMade = ({ outcome }: { readonly outcome: Outcome }): boolean => outcome !== 'unchanged' && outcome !== 'refused'

/** The whole classes of which a plan made something; null when it parted one, for then nobody has counted the parts. */
function partsOf({ classes, groupWork, waitingList }: PlanDraft): Part[] | null {
  // Whoever was refused and waits is noted one by one.
  if (waitingList === true) return null
  if (groupWork === undefined) return classes.some(({ cutoffPk }) => cutoffPk !== null) ? null : classes.filter(isMade)
  if (groupWork.parts.some(({ above, upTo }) => above !== null || upTo !== null)) return null
  return groupWork.parts.filter(isMade).map(({ key, after, usageLocation, afterUsageLocation = usageLocation }) => {
    const { count, pkSum, pkHash } = groupWork.classes.find((one) => one.part === key.part && isSame(one, key))!
    return { key, after, afterUsageLocation, count, pkSum, pkHash }
  })
}

const isSame = (a: PersonKey, b: PersonKey): boolean =>
  a.situationId === b.situationId && a.usageLocation === b.usageLocation && a.userType === b.userType && a.accountEnabled === b.accountEnabled && a.takenAddress === b.takenAddress

export interface UndoClasses {
  readonly classes: UndoClassRow[]
  /** The highest among their people. */
  readonly maxVersion: number
  /** Nothing in the tenant has changed since. */
  readonly isUntouched: boolean
}

/**
 * Whom an operation changed, by class, for its undo: as its plan has counted them, when nothing in the tenant has changed
 * since, or counted again.
 */
export async function undoClasses({ db, tenant }: ReadingRoom, { pk, planId }: Pick<OperationRow, 'pk' | 'planId'>): Promise<UndoClasses> {
  const isUntouched = planId !== null && (await readStanding(db, tenant.pk, pk)) === tenant.changeCounter
  const plan = isUntouched ? await getPlanRow<PlanDraft>(db, tenant.pk, planId) : undefined
  const parts = plan === undefined ? null : partsOf(plan.body)
  if (parts === null) return { ...(await journalClasses(db, tenant.pk, pk)), isUntouched }

  const classes = new Map<string, UndoClassRow>()
  for (const { key, after, afterUsageLocation, count, pkSum, pkHash } of parts) {
    const afterSituationId = await findSituation(db, tenant.pk, after)
    if (afterSituationId === undefined) throw new Error('A situation that an operation gave is not there.')
    const undoKey: UndoKey = {
      situationId: afterSituationId,
      usageLocation: afterUsageLocation,
      userType: key.userType,
      accountEnabled: key.accountEnabled,
      takenAddress: key.takenAddress,
      beforeSituationId: key.situationId,
      afterSituationId,
      beforeUsageLocation: key.usageLocation,
      afterUsageLocation,
    }
    const known = classes.get(JSON.stringify(undoKey)) ?? { count: 0, pkSum: 0, pkHash: 0 }
    classes.set(JSON.stringify(undoKey), { ...undoKey, count: known.count + count, pkSum: known.pkSum + pkSum, pkHash: known.pkHash + pkHash })
  }
  return { classes: [...classes.values()], maxVersion: 0, isUntouched }
}
