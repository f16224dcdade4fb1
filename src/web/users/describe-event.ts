import type { Guid } from '#model/guid.ts'
import type { PersonEvent } from '#model/person-event.ts'
import type { PersonState } from '#model/plan.ts'
import type { Words } from '#web/state/words-context.tsx'

interface DescribedChange {
  readonly name: string
  /** Empty for nothing. */
  readonly before: string
  readonly after: string
}

/** Properties of an account that have a name on screen. */
const NAMED = {
  displayName: 'page.users.column.name',
  userPrincipalName: 'page.user.fact.userName',
  mail: 'page.user.fact.mail',
  jobTitle: 'page.user.fact.jobTitle',
  department: 'page.user.fact.department',
  officeLocation: 'page.user.fact.office',
  userType: 'page.user.fact.kind',
  accountEnabled: 'page.user.fact.signIn',
  usageLocation: 'page.user.fact.location',
  deletedDateTime: 'page.user.fact.deleted',
  externalUserState: 'page.guest.invitation',
} as const

type NamedProperty = keyof typeof NAMED

function valueOf(property: NamedProperty, value: unknown, { say, country, time }: Words): string {
  if (value === null || value === undefined) return ''
  if (property === 'accountEnabled') return say(value === false ? 'page.users.signInBlocked' : 'page.users.signInAllowed')
  if (property === 'usageLocation') return country(String(value))
  if (property === 'deletedDateTime') return time(String(value))
  if (property === 'externalUserState') return say(value === 'PendingAcceptance' ? 'page.guest.pending' : 'page.guest.accepted')
  return String(value)
}

const licensesIn = ({ assignedLicenses }: PersonState, { say }: Words, productName: (skuId: Guid) => string): string =>
  assignedLicenses
    .map(({ skuId, disabledPlans }) => productName(skuId) + (disabledPlans.length > 0 ? ` (${say('page.product.someOff', { count: disabledPlans.length })})` : ''))
    .join(', ')

/** What an event changed of a person, a row each: before and after in words. */
export function describeEvent({ licenses, account }: PersonEvent, words: Words, productName: (skuId: Guid) => string): DescribedChange[] {
  const changes: DescribedChange[] = []
  if (licenses) {
    const [before, after] = [licensesIn(licenses.before, words, productName), licensesIn(licenses.after, words, productName)]
    if (before !== after) changes.push({ name: words.say('page.users.column.licenses'), before, after })
    const [from, to] = [licenses.before.usageLocation, licenses.after.usageLocation].map((code) => valueOf('usageLocation', code, words))
    if (from !== to) changes.push({ name: words.say('page.user.fact.location'), before: from ?? '', after: to ?? '' })
  }
  for (const property of Object.keys(NAMED) as NamedProperty[]) {
    const [before, after] = [account?.before?.[property], account?.after?.[property]].map((value) => valueOf(property, value, words))
    if (before !== after) changes.push({ name: words.say(NAMED[property]), before: before ?? '', after: after ?? '' })
  }
  return changes
}
