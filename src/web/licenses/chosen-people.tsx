import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { PartialUser } from '#client/directory-calls.ts'
import { useWords } from '#web/state/words-context.tsx'
import { nameOfPerson } from './person.ts'

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', ...typographyStyles.body1Strong },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    maxHeight: '18rem',
    overflowY: 'auto',
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  person: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    ...typographyStyles.body1,
  },
  texts: { minWidth: 0, overflowWrap: 'anywhere' },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

interface ChosenPeopleProps {
  readonly people: readonly PartialUser[]
  readonly onRemove: (person: PartialUser) => void
  readonly onClear: () => void
}

/** Everyone who was chosen, however many. */
export function ChosenPeople({ people, onRemove, onClear }: ChosenPeopleProps) {
  const styles = useStyles()
  const { say } = useWords()
  if (people.length === 0) return null
  return (
    <div>
      <div className={styles.head}>
        <span role="status">{say('page.assign.chosen', { count: people.length })}</span>
        {people.length > 1 ? (
          <Button size="small" appearance="transparent" onClick={onClear}>
            {say('page.assign.chosen.clear')}
          </Button>
        ) : null}
      </div>
      <ul className={styles.list} aria-label={say('page.assign.chosen', { count: people.length })}>
        {people.map((person) => (
          <li key={person.id} className={styles.person}>
            <span className={styles.texts}>
              {nameOfPerson(person)} <span className={styles.detail}>{person.userPrincipalName}</span>
            </span>
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={say('page.assign.chosen.remove', { name: nameOfPerson(person) })}
              onClick={() => onRemove(person)}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
