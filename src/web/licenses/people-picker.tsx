import { Combobox, Field, makeStyles, Option, tokens, typographyStyles } from '@fluentui/react-components'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { formatTypeAhead } from './format-type-ahead.ts'
import { nameOfPerson, PERSON_PROPERTIES } from './person.ts'

/** As many as the server's type-ahead gives (house.md). */
const MOST = 20

const useStyles = makeStyles({
  option: { display: 'flex', flexDirection: 'column' },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

interface PeoplePickerProps {
  readonly chosen: readonly PartialUser[]
  readonly onChoose: (person: PartialUser) => void
  /** Why a person cannot be chosen, such as "already has it"; said in the list. */
  readonly reasonAgainst: (person: PartialUser) => string | null
  /** For one person alone: who it is, or nobody yet; typing lets go of them. */
  readonly only?: PartialUser | null
  readonly onLetGo?: () => void
  readonly label?: string
}

/** Finds people by a few letters of a name or address; each one found is added by a click or Enter. */
export function PeoplePicker({ chosen, onChoose, reasonAgainst, only, onLetGo, label }: PeoplePickerProps) {
  const styles = useStyles()
  const { say } = useWords()
  const [text, setText] = useState('')
  // Also when a name is pasted, which Fluent would not open for.
  const [isOpen, setOpen] = useState(false)
  const search = formatTypeAhead(text)
  const { data, isFetching } = useQuery({
    queryKey: ['users', 'typeAhead', search],
    queryFn: ({ signal }) => client.listUsersAt({ search, top: MOST, select: PERSON_PROPERTIES, count: false }, { signal }),
    enabled: search !== undefined,
    placeholderData: keepPreviousData,
  })
  const found = search === undefined ? [] : (data?.value ?? [])
  const chosenIds = new Set(chosen.map(({ id }) => id))
  return (
    <Field label={label ?? say('page.assign.who')} {...(only === undefined ? { hint: say('page.assign.who.hint') } : {})}>
      <Combobox
        freeform
        placeholder={say('page.assign.who.placeholder')}
        value={only ? nameOfPerson(only) : text}
        selectedOptions={[]}
        open={isOpen}
        onOpenChange={(_event, { open }) => setOpen(open)}
        onChange={(event) => {
          setText(event.target.value)
          onLetGo?.()
          setOpen(true)
        }}
        onOptionSelect={(_event, { optionValue }) => {
          const person = found.find(({ id }) => id === optionValue)
          if (person) onChoose(person)
          setText('')
        }}
      >
        {found.map((person) => {
          const against = chosenIds.has(person.id) ? say('page.assign.alreadyChosen') : reasonAgainst(person)
          return (
            <Option key={person.id} value={person.id} text={nameOfPerson(person)} disabled={against !== null} checkIcon={null}>
              <span className={styles.option}>
                <span>{nameOfPerson(person)}</span>
                <span className={styles.detail}>
                  {person.userPrincipalName}
                  {against ? ` (${against})` : ''}
                </span>
              </span>
            </Option>
          )
        })}
        {found.length === 0 ? (
          <Option key="none" value="" text="" disabled checkIcon={null}>
            {search === undefined ? say('ui.search.hint') : isFetching ? say('ui.loading') : say('ui.search.nothing', { text })}
          </Option>
        ) : null}
      </Combobox>
    </Field>
  )
}
