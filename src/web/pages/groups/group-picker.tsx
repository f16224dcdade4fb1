import { Button, Combobox, Field, makeStyles, Option, tokens, typographyStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { GroupSummary } from '#model/group-summary.ts'
import { formatTypeAhead } from '#web/licenses/format-type-ahead.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'

const MOST = 20

const useStyles = makeStyles({
  option: { display: 'flex', flexDirection: 'column' },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS, ...typographyStyles.body1 },
})

interface GroupPickerProps {
  readonly chosen: readonly GroupSummary[]
  readonly onChange: (groups: readonly GroupSummary[]) => void
  /** Why a group cannot be chosen; said in the list. */
  readonly reasonAgainst: (group: GroupSummary) => string | null
}

/** Finds groups by a few letters of their names; until something is typed the first are offered. */
export function GroupPicker({ chosen, onChange, reasonAgainst }: GroupPickerProps) {
  const styles = useStyles()
  const { say } = useWords()
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const search = formatTypeAhead(text)
  const { data } = useQuery({
    queryKey: ['groups', 'typeAhead', search],
    queryFn: ({ signal }) => client.listGroupSummaries({ search, top: MOST }, { signal }),
    placeholderData: keepPreviousData,
  })
  const found = data?.value ?? []
  return (
    <>
      <Field label={say('page.groups.pick')}>
        <Combobox
          freeform
          placeholder={say('page.groups.pick.placeholder')}
          value={text}
          selectedOptions={[]}
          open={isOpen}
          onOpenChange={(_event, { open }) => setOpen(open)}
          onChange={(event) => {
            setText(event.target.value)
            setOpen(true)
          }}
          onOptionSelect={(_event, { optionValue }) => {
            const group = found.find(({ id }) => id === optionValue)
            if (group) onChange([...chosen, group])
            setText('')
          }}
        >
          {found.map((group) => {
            const against = chosen.some(({ id }) => id === group.id) ? say('page.assign.alreadyChosen') : reasonAgainst(group)
            return (
              <Option key={group.id} value={group.id} text={group.displayName} disabled={against !== null} checkIcon={null}>
                <span className={styles.option}>
                  <span>{group.displayName}</span>
                  <span className={styles.detail}>
                    {say('page.groups.membersOf', { count: group.members })}
                    {against ? ` (${against})` : ''}
                  </span>
                </span>
              </Option>
            )
          })}
          {found.length === 0 ? (
            <Option key="none" value="" text="" disabled checkIcon={null}>
              {say('ui.search.nothing', { text })}
            </Option>
          ) : null}
        </Combobox>
      </Field>
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
