import { Avatar, Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { PartialUser } from '#client/directory-calls.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { useChangedRows } from '#web/preview/changed-rows.ts'
import { useChangedBy } from '#web/state/changed-by-others.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  name: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

/** A person in a list: initials, name, and the mark of the last change: one's own, or who else made it and when. */
export function PersonName({ person }: { person: PartialUser }) {
  const styles = useStyles()
  const { say, ago } = useWords()
  const other = useChangedBy(person.id)
  const changed = useChangedRows()
  const name = nameOfPerson(person)
  return (
    <span className={styles.root}>
      <Avatar name={name} size={28} color="colorful" aria-hidden />
      <span className={styles.name} title={name}>
        {name}
      </span>
      {other ? (
        <Badge appearance="tint" color="informative" size="small">
          {say('page.users.changedBy', { who: other.who, ago: ago(other.secondsAgo) })}
        </Badge>
      ) : changed.has(person.id) ? (
        <Badge appearance="tint" color="success" size="small">
          {say('page.users.changed')}
        </Badge>
      ) : null}
    </span>
  )
}
