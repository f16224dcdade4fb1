// Why somebody has a service, and why not, in the reader's words (P22).
import type { UserExplanation } from '#actions/explain-user.ts'
import type { Obstacle } from '#engine/explain-service.ts'
import type { PlanPath } from '#engine/explain-plan.ts'
import type { LicenseRecord } from '#model/license.ts'
import type { Facts, MessageKey } from '#words/language.ts'
import { render } from '#words/render.ts'
import { planName, productName, renderRefusal } from './render-refusal.ts'
import type { Renderer } from './render-refusal.ts'

/** From where somebody has a licence. */
function sourceOf({ assignedByGroup, selfServicePoolId }: LicenseRecord, { groups }: UserExplanation, to: Renderer): string {
  if (selfServicePoolId !== null) return render(to.language, 'why.source.selfService')
  if (assignedByGroup === null) return render(to.language, 'why.source.direct')
  const group = groups.find(({ id }) => id === assignedByGroup)?.displayName ?? assignedByGroup
  return render(to.language, 'why.source.group', { group })
}

const recordFacts = (record: LicenseRecord, explanation: UserExplanation, to: Renderer): Facts => ({
  product: productName(record.skuId, to),
  source: sourceOf(record, explanation, to),
})

const pathInWords = ({ record, is }: PlanPath, explanation: UserExplanation, to: Renderer): string =>
  render(to.language, `why.path.${is}`, recordFacts(record, explanation, to))

function obstacleInWords(obstacle: Obstacle, explanation: UserExplanation, to: Renderer): string {
  const say = (key: MessageKey, facts: Facts = {}): string => render(to.language, key, facts)
  switch (obstacle.kind) {
    case 'switchedOff':
    case 'suspended':
      return say(`why.obstacle.${obstacle.kind}`, recordFacts(obstacle.record, explanation, to))
    case 'inError': {
      const reason = obstacle.refusal === null ? obstacle.record.error : renderRefusal(obstacle.refusal, to)
      return say('why.obstacle.inError', { ...recordFacts(obstacle.record, explanation, to), reason })
    }
    case 'notGiven':
      return say('why.obstacle.notGiven', { product: productName(obstacle.skuId, to), count: obstacle.freeSeats })
    case 'refused':
      return say('why.obstacle.refused', { product: productName(obstacle.skuId, to), reason: renderRefusal(obstacle.refusal, to) })
    case 'notOwned':
    case 'signInBlocked':
      return say(`why.obstacle.${obstacle.kind}`)
  }
}

/** An explanation with a sentence beside each path and obstacle. */
export const renderExplanation = (explanation: UserExplanation, to: Renderer) => ({
  ...explanation,
  displayName: planName(explanation.servicePlanId, to),
  paths: explanation.paths.map((path) => ({ ...path, message: pathInWords(path, explanation, to) })),
  obstacles: explanation.obstacles.map((obstacle) => ({ ...obstacle, message: obstacleInWords(obstacle, explanation, to) })),
})
