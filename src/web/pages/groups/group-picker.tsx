import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { GroupSummary } from '#model/group-summary.ts'
import { MOST_FOUND, SearchPicker } from '#web/licenses/search-picker.tsx'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS, ...typographyStyles.body1 },
})

interface GroupPickerProps {
  readonly chosen: readonly GroupSummary[]
  readonly onChange: (groups: readonly GroupSummary[]) => void
  /** Why a group cannot be chosen; said in the list. */
  readonly reasonAgainst: (group: GroupSummary) => string | null
}

/** Finds groups by a few letters of their names, and lists those that were chosen. */
export function GroupPicker({ chosen, onChange, reasonAgainst }: GroupPickerProps) {
  const styles = useStyles()
  const { say } = useWords()
  return (
    <>
      <SearchPicker
        label={say('page.groups.pick')}
        placeholder={say('page.groups.pick.placeholder')}
        reads="groups"
        find={async (search, signal) => (await client.listGroupSummaries({ search, top: MOST_FOUND }, { signal })).value}
        offersFirst
        nameOf={({ displayName }) => displayName}
        detailOf={({ members }) => say('page.groups.membersOf', { count: members })}
        chosen={chosen}
        onChoose={(group) => onChange([...chosen, group])}
        reasonAgainst={reasonAgainst}
      />
      {chosen.length > 0 ? (
        <ul className={styles.list} aria-label={say('page.groups.chosen')}>
          {chosen.map((group) => (
            <li key={group.id} className={styles.row}>
              <span>{group.displayName}</span>
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={say('page.assign.chosen.remove', { name: group.displayName })}
                onClick={() => onChange(chosen.filter(({ id }) => id !== group.id))}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
