import type { Plan } from '#model/plan.ts'
import { requestOf } from './request-of.ts'

/** A word as a shell takes it. */
const quoted = (text: string): string => (/^[\w@.+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`)

function whoOf({ target }: Plan, userNames: readonly string[]): string {
  if (target.users) return userNames.map(quoted).join(' ')
  const parts = [
    target.holdersOf ? `--holders-of ${target.holdersOf}` : null,
    target.filter ? `--filter ${quoted(target.filter)}` : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' ') : `--filter ''`
}

/**
 * The change as the command line says it, one command a line; null where it has no words for it (a search, people
 * left out, a mixture that must be one change).
 */
export function formatAsCommand(plan: Plan, userNames: readonly string[]): string | null {
  const { change, target, mode, reason } = plan
  const [given, taken] = [change.add.map(({ skuId }) => skuId), change.remove]
  const isSwap = given.length === 1 && taken.length === 1
  const commands = [
    ...(isSwap ? [`swap ${taken[0]} ${given[0]}`] : [...given.map((skuId) => `assign ${skuId}`), ...taken.map((skuId) => `unassign ${skuId}`)]),
    ...change.services.flatMap(({ turnOn, turnOff }) => [
      ...turnOn.map((service) => `apps on ${service}`),
      ...turnOff.map((service) => `apps off ${service}`),
    ]),
  ]
  // What is given and taken, or given and switched, is one change or none.
  const isMixture = [given.length > 0, taken.length > 0 && !isSwap, change.services.length > 0].filter(Boolean).length > 1
  const hasNoWords =
    plan.basePlanId !== null ||
    change.takeControl !== null ||
    change.subscription !== null ||
    commands.length === 0 ||
    isMixture ||
    change.removeAll ||
    change.replaceAll ||
    change.usageLocation !== null ||
    target.groupLicenses !== undefined ||
    target.search !== undefined ||
    target.having !== undefined ||
    target.withErrors !== undefined ||
    target.superfluous !== undefined ||
    (target.except?.length ?? 0) > 0 ||
    change.add.some(({ disabledPlans }) => disabledPlans.length > 0) ||
    (target.users !== undefined && userNames.length < target.users.length)
  if (hasNoWords) return null
  const rest = [whoOf(plan, userNames), ...(mode === 'bestEffort' ? ['--best-effort'] : []), ...(reason === null ? [] : [`--reason ${quoted(reason)}`])].join(' ')
  return commands.map((command) => `licet ${command} ${rest}`).join('\n')
}

/** The change as a request: Graph's assignLicense for one person, Licet's plan for more; what only this plan says, by its id. */
export function formatAsRequest(plan: Plan): string {
  const { change, target } = plan
  if (plan.undoOf !== null || plan.basePlanId !== null) return `POST /licet/v1/plans/${plan.id}/apply`
  const { takeControl } = change
  if (takeControl !== null) return `POST /licet/v1/subscriptions/${takeControl.subscriptionId}/takeControl\nContent-Type: application/json\n\n${JSON.stringify({ moveTo: change.add[0]?.skuId ?? null }, null, 2)}`
  const [only, ...others] = target.users ?? []
  if (only !== undefined && others.length === 0 && change.deleteUser) return `DELETE /v1.0/users/${only}`
  if (only !== undefined && others.length === 0 && change.restoreUser) return `POST /v1.0/directory/deletedItems/${only}/restore`
  const isGraphs = only !== undefined && others.length === 0 && (change.add.length > 0 || change.remove.length > 0) && change.services.length === 0 && !change.removeAll && !change.replaceAll && change.usageLocation === null
  const [path, body] = isGraphs
    ? [
        `/v1.0/users/${only}/assignLicense`,
        {
          addLicenses: change.add.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })),
          removeLicenses: change.remove,
        },
      ]
    : ['/licet/v1/plans', requestOf(plan)]
  const first = `POST ${path}\nContent-Type: application/json\n\n${JSON.stringify(body, null, 2)}`
  // A plan changes nothing until it is applied, by the id that the answer gives.
  return isGraphs ? first : `${first}\n\nPOST /licet/v1/plans/{id}/apply`
}
