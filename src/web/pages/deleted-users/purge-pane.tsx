import { Button, Field, Input, makeStyles, typographyStyles } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Guid } from '#model/guid.ts'
import { useFocusOnArrival } from '#web/preview/use-focus-on-arrival.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'

const useStyles = makeStyles({
  headline: { ...typographyStyles.subtitle2 },
  fields: { flexBasis: '100%' },
})

interface PurgePaneProps {
  readonly ids: readonly Guid[]
  /** Who it is, where it is one person. */
  readonly name: string | undefined
  readonly onClose: () => void
}

/** Deletes people for good, one after the other, once the number of them is typed. */
export function PurgePane({ ids, name, onClose }: PurgePaneProps) {
  const styles = useStyles()
  const { say, number } = useWords()
  const { announce } = useChanges()
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const count = ids.length
  const who = count === 1 && name ? name : say('ui.people', { count })
  const work = useMutation({
    mutationFn: async () => {
      for (const id of ids) await client.purgeDeleted(id)
    },
    onSuccess: () => announce({ text: say('page.deletedUsers.purge.done', { who }), operationId: null }),
    onSettled: () => Promise.all(['users', 'products', 'home'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  })
  const isConfirmed = typed.replaceAll(/\D/g, '') === String(count)
  return (
    <Panel
      open
      title={say('page.deletedUsers.purge')}
      subtitle={who}
      onClose={onClose}
      footer={
        work.isSuccess ? (
          <Button appearance="primary" onClick={onClose}>
            {say('ui.close')}
          </Button>
        ) : (
          <>
            <Field className={styles.fields} label={say('page.preview.confirm', { count: number(count) })} required>
              <Input inputMode="numeric" autoComplete="off" value={typed} onChange={(_event, { value }) => setTyped(value)} />
            </Field>
            <Button appearance="primary" disabledFocusable={!isConfirmed || work.isPending} onClick={() => isConfirmed && !work.isPending && work.mutate()}>
              {say('page.deletedUsers.purge.verb', { count })}
            </Button>
            <Button onClick={onClose}>{say('ui.changeNothing')}</Button>
          </>
        )
      }
    >
      {work.error ? <ErrorState error={work.error} /> : null}
      {work.isSuccess ? <Done text={say('page.deletedUsers.purge.done', { who })} /> : null}
      {work.isSuccess ? null : <p className={styles.headline}>{say('page.deletedUsers.purge.text', { who })}</p>}
    </Panel>
  )
}

function Done({ text }: { text: string }) {
  const styles = useStyles()
  const arrived = useFocusOnArrival<HTMLParagraphElement>()
  return (
    <p ref={arrived} tabIndex={-1} role="status" className={styles.headline} style={{ outlineStyle: 'none' }}>
      {text}
    </p>
  )
}
