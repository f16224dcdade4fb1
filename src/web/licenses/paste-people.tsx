import { Button, Field, Input, makeStyles, Textarea, tokens, typographyStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import { useWords } from '#web/state/words-context.tsx'
import { nameOfPerson } from './person.ts'
import { parsePeople, resolvePeople } from './resolve-people.ts'
import type { ResolvedEntry } from './resolve-people.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  text: { ...typographyStyles.body1, margin: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
})

interface PastePeopleProps {
  readonly onFound: (people: readonly PartialUser[]) => void
  readonly reasonAgainst: (person: PartialUser) => string | null
}

/** A pasted list of people, sorted out in place: found, ambiguous, unknown, and those who have it already. */
export function PastePeople({ onFound, reasonAgainst }: PastePeopleProps) {
  const styles = useStyles()
  const { say } = useWords()
  const [text, setText] = useState('')
  const [open, setOpen] = useState<readonly ResolvedEntry[]>([])
  const [counts, setCounts] = useState<{ matched: number; already: number } | null>(null)
  const [done, setDone] = useState(0)
  const entries = parsePeople(text)

  function sortOut(resolved: readonly ResolvedEntry[]) {
    const people = resolved.flatMap((one) => (one.kind === 'matched' ? [one.person] : []))
    const wanted = people.filter((person) => reasonAgainst(person) === null)
    onFound(wanted)
    return { matched: wanted.length, already: people.length - wanted.length }
  }
  const find = useMutation({
    mutationFn: (list: readonly string[]) => resolvePeople(list, new AbortController().signal, setDone),
    onSuccess: (resolved) => {
      const found = sortOut(resolved)
      setCounts((now) => add(now, found))
      setOpen((now) => [...now, ...resolved.filter(({ kind }) => kind !== 'matched')])
    },
  })
  const settle = (entry: string, people: readonly PartialUser[]) => {
    const found = sortOut(people.map((person) => ({ entry, kind: 'matched', person })))
    setCounts((now) => add(now, found))
    setOpen((now) => now.filter((one) => one.entry !== entry))
  }
  return (
    <div className={styles.root}>
      <Field
        label={say('page.assign.paste')}
        hint={say('page.assign.paste.hint')}
        {...(find.error ? { validationState: 'error' as const, validationMessage: find.error.message } : {})}
      >
        <Textarea rows={4} resize="vertical" value={text} onChange={(_event, { value }) => setText(value)} />
      </Field>
      <div className={styles.buttons}>
        <Button
          disabledFocusable={entries.length === 0 || find.isPending}
          onClick={() => {
            if (entries.length === 0 || find.isPending) return
            setCounts(null)
            setOpen([])
            find.mutate(entries, { onSuccess: () => setText('') })
          }}
        >
          {say('page.assign.paste.find', { count: entries.length })}
        </Button>
        <span role="status" className={styles.text}>
          {find.isPending ? say('ui.operations.progress', { done, total: find.variables.length }) : counts ? say('page.assign.paste.result', counts) : null}
        </span>
      </div>
      {open.length > 0 ? (
        <ul className={styles.list} aria-label={say('page.assign.paste.open')}>
          {open.map((one) => (
            <li key={one.entry}>
              {one.kind === 'ambiguous' ? (
                <Ambiguous {...one} onSettle={(people) => settle(one.entry, people)} />
              ) : (
                <Unknown entry={one.entry} onSettle={(people) => settle(one.entry, people)} onRetry={(entry) => find.mutate([entry])} />
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

const add = (one: { matched: number; already: number } | null, other: { matched: number; already: number }) => ({
  matched: (one?.matched ?? 0) + other.matched,
  already: (one?.already ?? 0) + other.already,
})

interface OpenEntryProps {
  readonly entry: string
  readonly onSettle: (people: readonly PartialUser[]) => void
}

function Ambiguous({ entry, people, onSettle }: OpenEntryProps & { readonly people: readonly PartialUser[] }) {
  const styles = useStyles()
  const { say } = useWords()
  return (
    <div className={styles.buttons} role="group" aria-label={say('page.assign.paste.ambiguous', { entry })}>
      <span className={styles.text}>{say('page.assign.paste.ambiguous', { entry })}</span>
      {people.map((person) => (
        <Button key={person.id} size="small" onClick={() => onSettle([person])}>
          {nameOfPerson(person)} ({person.userPrincipalName})
        </Button>
      ))}
      <Button size="small" appearance="transparent" onClick={() => onSettle([])}>
        {say('page.assign.paste.leaveOut')}
      </Button>
    </div>
  )
}

function Unknown({ entry, onSettle, onRetry }: OpenEntryProps & { readonly onRetry: (entry: string) => void }) {
  const styles = useStyles()
  const { say } = useWords()
  const [text, setText] = useState(entry)
  return (
    <div className={styles.buttons}>
      <Field label={say('page.assign.paste.unknown', { entry })}>
        <Input value={text} onChange={(_event, { value }) => setText(value)} />
      </Field>
      <Button
        size="small"
        onClick={() => {
          onSettle([])
          onRetry(text)
        }}
      >
        {say('page.assign.paste.again')}
      </Button>
      <Button size="small" appearance="transparent" onClick={() => onSettle([])}>
        {say('page.assign.paste.leaveOut')}
      </Button>
    </div>
  )
}
