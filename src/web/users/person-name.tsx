import { Avatar, Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { PartialUser } from '#client/directory-calls.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { useChangedRows } from '#web/preview/changed-rows.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ChangedMark } from '#web/ui/changed-mark.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  name: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

/** A person in a list: initials, name, that they are a guest where nothing else says it, and the mark of the last change: one's own, or who else made it and when. */
export function PersonName({ person, isGuestMarked = false }: { person: PartialUser; isGuestMarked?: boolean }) {
  const styles = useStyles()
  const { say } = useWords()
  const changed = useChangedRows()
  const name = nameOfPerson(person)
  return (
    <span className={styles.root}>
      <Avatar name={name} size={28} color="colorful" aria-hidden />
      <span className={styles.name} title={name}>
        {name}
      </span>
      {isGuestMarked && person.userType === 'Guest' ? (
        <Badge appearance="tint" color="informative">
          {say('page.users.guest')}
        </Badge>
      ) : null}
      <ChangedMark id={person.id}>
        {changed.has(person.id) ? (
          <Badge appearance="tint" color="success" size="small">
            {say('page.users.changed')}
          </Badge>
        ) : null}
      </ChangedMark>
    </span>
  )
}
