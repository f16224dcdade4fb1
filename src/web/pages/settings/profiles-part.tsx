import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Profile } from '#model/profile.ts'
import { client } from '#web/state/client.ts'
import { catalogueQuery } from '#web/state/queries.ts'
import { profilesQuery } from '#web/state/setting-queries.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { ProductChoiceList } from '#web/users/product-choice-list.tsx'
import { choicesOf, licensesOf } from './set-of-licenses.ts'
import { SettingTable } from './setting-table.tsx'
import { useSettingChange } from './use-setting-change.ts'

const NEW = 'new'

const useStyles = makeStyles({ form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL } })

/** Profiles: products with a set of apps under one name, to give together. */
export function ProfilesPart() {
  const { say } = useWords()
  const { panel, change } = useListState()
  const { data, error, refetch } = useQuery(profilesQuery)
  const { data: products = [] } = useQuery(catalogueQuery)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={4} />
  const opened = data.find(({ id }) => id === panel)
  const close = () => change({ panel: undefined })
  return (
    <>
      <CommandBar commands={[{ id: 'add', label: say('page.settings.profiles.add'), icon: <AddRegular />, isPrimary: true, onClick: () => change({ panel: NEW }) }]} />
      {data.length === 0 ? (
        <EmptyState title={say('page.settings.profiles.none')} text={say('page.settings.profiles.purpose')} />
      ) : (
        <SettingTable
          label={say('page.settings.profiles')}
          rows={data}
          rowId={({ id }) => id}
          onOpen={({ id }) => change({ panel: id })}
          columns={[
            { id: 'name', label: say('page.settings.name'), cell: ({ displayName }) => displayName },
            { id: 'description', label: say('page.settings.description'), cell: ({ description }) => description ?? '' },
            {
              id: 'products',
              label: say('page.licenses.title'),
              cell: ({ licenses }) => licenses.map(({ skuId }) => products.find((product) => product.skuId === skuId)?.displayName ?? skuId).join(', '),
            },
          ]}
        />
      )}
      {panel === NEW || opened ? <ProfilePanel key={panel} profile={opened} onClose={close} /> : null}
    </>
  )
}

function ProfilePanel({ profile, onClose }: { profile: Profile | undefined; onClose: () => void }) {
  const styles = useStyles()
  const { say } = useWords()
  const [name, setName] = useState(profile?.displayName ?? '')
  const [description, setDescription] = useState(profile?.description ?? '')
  const [choices, setChoices] = useState(() => choicesOf(profile?.licenses ?? []))
  const key = ['settings', 'profiles']
  const body = { displayName: name, ...(description && { description }), licenses: licensesOf(choices) }
  const saving = useSettingChange(() => (profile ? client.patchProfile(profile.id, body) : client.createProfile(body)), key, onClose)
  const removing = useSettingChange(() => client.deleteProfile(profile?.id ?? ''), key, onClose)
  return (
    <Panel
      open
      title={profile?.displayName ?? say('page.settings.profiles.add')}
      onClose={onClose}
      isUnsaved={name !== (profile?.displayName ?? '')}
      footer={
        <>
          <Button appearance="primary" disabledFocusable={name === '' || body.licenses.length === 0 || saving.isPending} onClick={() => saving.mutate(undefined)}>
            {say('ui.save')}
          </Button>
          {profile ? <Button onClick={() => removing.mutate(undefined)}>{say('page.settings.delete')}</Button> : null}
          <Button onClick={onClose}>{say('ui.close')}</Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label={say('page.settings.name')} required>
          <Input value={name} maxLength={256} onChange={(_event, { value }) => setName(value)} />
        </Field>
        <Field label={say('page.settings.description')}>
          <Input value={description} maxLength={1024} onChange={(_event, { value }) => setDescription(value)} />
        </Field>
        <ProductChoiceList label={say('page.licenses.title')} choices={choices} onChange={setChoices} />
        {saving.error || removing.error ? <ErrorState error={(saving.error ?? removing.error) as Error} /> : null}
      </div>
    </Panel>
  )
}
