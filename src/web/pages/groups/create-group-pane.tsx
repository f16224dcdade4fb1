import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Guid } from '#model/guid.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'

const KINDS = ['security', 'microsoft365'] as const
type NewKind = (typeof KINDS)[number]

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

interface CreateGroupPaneProps {
  /** Who is in it from the start. */
  readonly members?: readonly Guid[]
  readonly back?: { readonly title: string; readonly onBack: () => void }
  readonly onClose: () => void
  readonly onMade: (groupId: Guid) => void
}

/** A name as an alias: letters and digits alone. */
const nicknameOf = (name: string): string => name.normalize('NFD').replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 60) || 'group'

/** Makes a group that can give licences. */
export function CreateGroupPane({ members = [], back, onClose, onMade }: CreateGroupPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { announce } = useChanges()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [kind, setKind] = useState<NewKind>('security')
  const make = useMutation({
    mutationFn: () =>
      client.createGroup({
        displayName: name.trim(),
        ...(description.trim() ? { description: description.trim() } : {}),
        mailEnabled: kind === 'microsoft365',
        mailNickname: nicknameOf(name),
        securityEnabled: true,
        ...(kind === 'microsoft365' ? { groupTypes: ['Unified'] } : {}),
        ...(members.length > 0 ? { 'members@odata.bind': members.map((id) => `${location.origin}/v1.0/directoryObjects/${id}`) } : {}),
      }),
    onSuccess: (group) => {
      announce({ text: say('page.groups.made', { group: name.trim() }), operationId: null })
      void queries.invalidateQueries({ queryKey: ['groups'] })
      onMade(group.id)
    },
  })
  const isReady = name.trim() !== ''
  const go = () => {
    if (isReady && !make.isPending) make.mutate()
  }
  return (
    <Panel
      open
      title={say('page.groups.create')}
      subtitle={members.length > 0 ? say('ui.people', { count: members.length }) : ''}
      onClose={onClose}
      isUnsaved={isReady && !make.isSuccess}
      {...(back ? { back } : {})}
      footer={
        <>
          <Button appearance="primary" disabledFocusable={!isReady || make.isPending} onClick={go}>
            {say('page.groups.create.verb')}
          </Button>
          <Button onClick={back?.onBack ?? onClose}>{say('ui.cancel')}</Button>
          {isReady ? null : <span>{say('page.groups.create.missing')}</span>}
        </>
      }
    >
      {make.error ? <ErrorState error={make.error} /> : null}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        <Field label={say('page.groups.column.name')} required>
          <Input value={name} maxLength={256} onChange={(_event, { value }) => setName(value)} />
        </Field>
        <Field label={say('page.groups.column.description')}>
          <Input value={description} maxLength={1024} onChange={(_event, { value }) => setDescription(value)} />
        </Field>
        <Field label={say('page.groups.column.kind')}>
          <RadioGroup value={kind} onChange={(_event, { value }) => setKind(value as NewKind)}>
            {KINDS.map((one) => (
              <Radio key={one} value={one} label={say(`page.groups.kind.${one}`)} />
            ))}
          </RadioGroup>
        </Field>
      </form>
    </Panel>
  )
}
