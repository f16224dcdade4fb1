import { Combobox, Field, makeStyles, Option, tokens, typographyStyles } from '@fluentui/react-components'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import { useExpandIcon } from '#web/ui/use-expand-icon.ts'
import { formatTypeAhead } from './format-type-ahead.ts'

/** As many as the server's type-ahead gives (house.md). */
export const MOST_FOUND = 20

const useStyles = makeStyles({
  option: { display: 'flex', flexDirection: 'column' },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

interface SearchPickerProps<Row> {
  readonly label: string
  readonly hint?: string
  readonly placeholder: string
  /** What it reads: the first part of its queries' keys. */
  readonly reads: 'users' | 'groups'
  /** Asks the server, at most `MOST_FOUND`; without a search for the first ones. */
  readonly find: (search: string | undefined, signal: AbortSignal) => Promise<readonly Row[]>
  /** Whether the first ones are offered before anything is typed. */
  readonly offersFirst?: boolean
  readonly nameOf: (row: Row) => string
  readonly detailOf: (row: Row) => string
  readonly chosen: readonly Row[]
  readonly onChoose: (row: Row) => void
  /** Why one cannot be chosen, such as "already has it"; said in the list. */
  readonly reasonAgainst: (row: Row) => string | null
  /** Where one alone is chosen: which, or none yet; typing lets go of it. */
  readonly only?: Row | null
  readonly onLetGo?: () => void
}

/** Finds things by a few letters of their names; each one found is added by a click or Enter. */
export function SearchPicker<Row extends { readonly id: string }>(props: SearchPickerProps<Row>) {
  const { label, hint, placeholder, reads, find, offersFirst = false, nameOf, detailOf, chosen, onChoose, reasonAgainst, only, onLetGo } = props
  const styles = useStyles()
  const { say } = useWords()
  const expandIcon = useExpandIcon()
  const [text, setText] = useState('')
  // Also when a name is pasted, which Fluent would not open for.
  const [isOpen, setOpen] = useState(false)
  const search = formatTypeAhead(text)
  const isAsked = offersFirst || search !== undefined
  const { data, isFetching } = useQuery({
    queryKey: [reads, 'typeAhead', search],
    queryFn: ({ signal }) => find(search, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const found = isAsked ? (data ?? []) : []
  const chosenIds = new Set(chosen.map(({ id }) => id))
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      <Combobox
        freeform
        expandIcon={expandIcon}
        placeholder={placeholder}
        value={only ? nameOf(only) : text}
        selectedOptions={[]}
        open={isOpen}
        onOpenChange={(_event, { open }) => setOpen(open)}
        onChange={(event) => {
          setText(event.target.value)
          onLetGo?.()
          setOpen(true)
        }}
        onOptionSelect={(_event, { optionValue }) => {
          const row = found.find(({ id }) => id === optionValue)
          if (row) onChoose(row)
          setText('')
        }}
      >
        {found.map((row) => {
          const against = chosenIds.has(row.id) ? say('page.assign.alreadyChosen') : reasonAgainst(row)
          return (
            <Option key={row.id} value={row.id} text={nameOf(row)} disabled={against !== null} checkIcon={null}>
              <span className={styles.option}>
                <span>{nameOf(row)}</span>
                <span className={styles.detail}>
                  {detailOf(row)}
                  {against ? ` (${against})` : ''}
                </span>
              </span>
            </Option>
          )
        })}
        {found.length === 0 ? (
          <Option key="none" value="" text="" disabled checkIcon={null}>
            {isAsked ? (isFetching ? say('ui.loading') : say('ui.search.nothing', { text })) : say('ui.search.hint')}
          </Option>
        ) : null}
      </Combobox>
    </Field>
  )
}
