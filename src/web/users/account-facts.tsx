import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { PartialUser } from '#client/directory-calls.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: 'minmax(10ch, max-content) 1fr', columnGap: tokens.spacingHorizontalXL, rowGap: tokens.spacingVerticalS, margin: 0 },
  term: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  fact: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere' },
})

/** What the directory knows of a person. */
export function AccountFacts({ person }: { person: PartialUser }) {
  const styles = useStyles()
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
  return (
    <dl className={styles.list}>
      {facts.map(([name, value]) =>
        value ? (
          <FactPair key={name} term={say(`page.user.fact.${name}`)} fact={value} />
        ) : null,
      )}
    </dl>
  )
}

function FactPair({ term, fact }: { term: string; fact: string }) {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.fact}>{fact}</dd>
    </>
  )
}
