// A stored plan as it is told: names put to ids, sentences to refusals (licet-api.md).
import { fixId } from '#actions/fix-id.ts'
import type { PlanUserFacts } from '#actions/plan-user.ts'
import type { GroupChange } from '#actions/group-work.ts'
import type { StoredPlan } from '#actions/plan-draft.ts'
import type { GroupEffect, Plan, PlanRefusal, PlanUser, ServiceEffect, SubscriptionEffect } from '#model/plan.ts'
import type { MessageKey } from '#words/language.ts'
import { render } from '#words/render.ts'
import { planName, productName, refusalBetween, renderEdits, renderRefusal, renderWarning } from './render-refusal.ts'
import type { Renderer } from './render-refusal.ts'

const services = (rows: readonly { readonly servicePlanId: string; readonly users: number }[], to: Renderer): ServiceEffect[] =>
  rows.map(({ servicePlanId, users }) => ({
    servicePlanId,
    displayName: planName(servicePlanId, to),
    family: to.catalogue.planById.get(servicePlanId)?.family ?? 'other',
    users,
  }))

function renderPlanRefusal({ refusal, users, fixes }: StoredPlan['figures']['refusals'][number], index: number, to: Renderer): PlanRefusal {
  return {
    code: refusal.code,
    users,
    message: renderRefusal(refusal, to),
    between: refusalBetween(refusal, to),
    facts: refusal,
    fixes: fixes.map((fix) => ({
      id: fixId(index, fix.id),
      title: renderEdits(fix.edits, to),
      effects: {
        changed: fix.effects.changed,
        gained: services(fix.effects.gained, to),
        lost: services(fix.effects.lost, to),
        seats: fix.effects.seats.map(({ skuId, delta }) => ({ skuId, displayName: productName(skuId, to), delta })),
      },
    })),
  }
}

const groupEffect = ({ id, displayName, before, after, joining, leaving }: GroupChange): GroupEffect => ({
  id,
  displayName,
  changesLicenses: JSON.stringify(before) !== JSON.stringify(after),
  joining: joining.length,
  leaving: leaving.length,
})

/** Why a plan could not be undone once it is applied: keys of the language files. */
function reasonsAgainstUndo({ change: { takeControl }, purchase }: StoredPlan): MessageKey[] {
  if (takeControl !== null) return ['warning.takeControlIsFinal']
  if (purchase === undefined || purchase.kind === 'changeRenewal') return []
  if (purchase.kind === 'upgradeSubscription') return ['warning.upgradeIsFinal']
  return [purchase.kind === 'cancelSubscription' ? 'warning.cancellationIsFinal' : 'warning.purchaseIsFinal']
}

/** The purchase that the plan is about: of two, the one that goes on. */
function subscriptionEffect({ purchase, change: { subscription } }: StoredPlan, to: Renderer): SubscriptionEffect | null {
  if (purchase === undefined) return null
  const [first] = purchase.steps
  return { before: purchase.of, after: first?.after ?? null, ahead: purchase.ahead, moveTo: subscription?.verb === 'upgrade' ? { skuId: subscription.toSkuId, displayName: productName(subscription.toSkuId, to) } : null }
}

/** The plan of licet-api.md. */
export function renderPlan(plan: StoredPlan, to: Renderer): Plan {
  const { catalogue, language } = to
  const { figures } = plan
  const notUndoable = reasonsAgainstUndo(plan)
  return {
    id: plan.id,
    createdDateTime: plan.createdDateTime,
    expiresDateTime: plan.expiresDateTime,
    basedOn: plan.basedOn,
    basePlanId: plan.basePlanId,
    undoOf: plan.undoOf,
    requestId: plan.answer?.requestId ?? null,
    target: plan.target,
    change: plan.change,
    mode: plan.mode,
    reason: plan.reason,
    appliedBy: plan.appliedBy,
    summary: figures.summary,
    groups: (plan.groupWork?.groups ?? plan.groupsBack ?? []).map(groupEffect),
    seats: figures.seats.map(({ skuId, before, after, short }) => ({
      skuId,
      skuPartNumber: catalogue.productById.get(skuId)?.skuPartNumber ?? skuId,
      displayName: productName(skuId, to),
      before,
      after,
      short,
    })),
    services: { gained: services(figures.services.gained, to), lost: services(figures.services.lost, to) },
    data: figures.data,
    cost: figures.cost,
    refusals: figures.refusals.map((refusal, index) => renderPlanRefusal(refusal, index, to)),
    warnings: figures.warnings.map(({ warning, users }) => ({ code: warning.code, users, message: renderWarning(warning, to) })),
    subscription: subscriptionEffect(plan, to),
    undoable: notUndoable.length === 0,
    notUndoable: notUndoable.map((key) => render(language, key, {})),
  }
}

/** One person of a plan or operation, the refusal in words. */
export const renderPlanUser = (row: PlanUserFacts, to: Renderer): PlanUser => ({
  ...row,
  refusal: row.refusal === null ? null : { code: row.refusal.code, message: renderRefusal(row.refusal, to) },
})
