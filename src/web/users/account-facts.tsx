import type { PartialUser } from '#client/directory-calls.ts'
import { useWords } from '#web/state/words-context.tsx'
import { FactList } from '#web/ui/fact-list.tsx'

/** What the directory knows of a person. */
export function AccountFacts({ person }: { person: PartialUser }) {
  const { say, country, day } = useWords()
  const facts = [
    ['userName', person.userPrincipalName],
    ['mail', person.mail],
    ['jobTitle', person.jobTitle],
    ['department', person.department],
    ['office', person.officeLocation],
    ['phone', person.mobilePhone ?? person.businessPhones?.[0]],
    ['location', person.usageLocation ? country(person.usageLocation) : say('page.users.noLocation')],
    ['signIn', say(person.accountEnabled === false ? 'page.users.signInBlocked' : 'page.users.signInAllowed')],
    ['kind', say(person.userType === 'Guest' ? 'page.users.guest' : 'page.users.member')],
    ['origin', say(person.onPremisesSyncEnabled ? 'page.user.fromOnPremises' : 'page.user.fromCloud')],
    ['created', person.createdDateTime ? day(person.createdDateTime) : null],
  ] as const
  return <FactList facts={facts.map(([name, value]) => [say(`page.user.fact.${name}`), value])} />
}
