import type { Plan } from '#model/plan.ts'
import { requestOf } from './preview.ts'

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
  const { change, target } = plan
  const commands = [
    ...change.add.map(({ skuId }) => `assign ${skuId}`),
    ...change.remove.map((skuId) => `unassign ${skuId}`),
    ...change.services.flatMap(({ turnOn, turnOff }) => [
      ...turnOn.map((service) => `apps on ${service}`),
      ...turnOff.map((service) => `apps off ${service}`),
    ]),
  ]
  const hasNoWords =
    plan.basePlanId !== null ||
    change.takeControl !== null ||
    change.subscription !== null ||
    commands.length === 0 ||
    change.removeAll ||
    change.replaceAll ||
    change.usageLocation !== null ||
    target.groupLicenses !== undefined ||
    target.search !== undefined ||
    target.having !== undefined ||
    target.withErrors !== undefined ||
    (target.except?.length ?? 0) > 0 ||
    change.add.some(({ disabledPlans }) => disabledPlans.length > 0) ||
    (target.users !== undefined && userNames.length < target.users.length)
  if (hasNoWords) return null
  const who = whoOf(plan, userNames)
  return commands.map((command) => `licet ${command} ${who}`).join('\n')
}

/** The change as a request: Graph's assignLicense for one person, Licet's plan for more; what only this plan says, by its id. */
export function formatAsRequest(plan: Plan): string {
  const { change, target } = plan
  if (plan.undoOf !== null || plan.basePlanId !== null) return `POST /licet/v1/plans/${plan.id}/apply`
  const { takeControl } = change
  if (takeControl !== null) return `POST /licet/v1/subscriptions/${takeControl.subscriptionId}/takeControl\nContent-Type: application/json\n\n${JSON.stringify({ moveTo: change.add[0]?.skuId ?? null }, null, 2)}`
  const [only, ...others] = target.users ?? []
  const isGraphs = only !== undefined && others.length === 0 && change.services.length === 0 && !change.removeAll && !change.replaceAll && change.usageLocation === null
  const [path, body] = isGraphs
    ? [
        `/v1.0/users/${only}/assignLicense`,
        {
          addLicenses: change.add.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })),
          removeLicenses: change.remove,
        },
      ]
    : ['/licet/v1/plans', requestOf(plan)]
  return `POST ${path}\nContent-Type: application/json\n\n${JSON.stringify(body, null, 2)}`
}
