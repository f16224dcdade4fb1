import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRecord } from '#model/app-record.ts'
import { appsQuery } from '#web/state/setting-queries.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { AppCredentials } from './app-credentials.tsx'
import { AppForm } from './app-form.tsx'
import { isAppPermission } from './app-permissions.ts'
import { ShownSecret } from './shown-secret.tsx'
import { SettingTable } from './setting-table.tsx'

const NEW = 'new'

/** App registrations: which programs may ask, for what, and how they prove themselves. */
export function AppsPart() {
  const { say, day, number } = useWords()
  const { panel, change } = useListState()
  const { data, error, refetch } = useQuery(appsQuery)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={4} />
  const opened = data.find(({ id }) => id === panel)
  return (
    <>
      <CommandBar commands={[{ id: 'add', label: say('page.settings.apps.add'), icon: <AddRegular />, isPrimary: true, onClick: () => change({ panel: NEW }) }]} />
      {data.length === 0 ? (
        <EmptyState title={say('page.settings.apps.none')} text={say('page.settings.apps.purpose')} />
      ) : (
        <SettingTable
          label={say('page.settings.apps')}
          rows={data}
          rowId={({ id }) => id}
          onOpen={({ id }) => change({ panel: id })}
          columns={[
            { id: 'name', label: say('page.settings.name'), cell: ({ displayName }) => displayName },
            { id: 'permissions', label: say('page.settings.apps.permissions'), cell: ({ permissions }) => permissions.map((name) => (isAppPermission(name) ? say(`page.settings.permission.${name}`) : name)).join(', ') },
            { id: 'credentials', label: say('page.settings.apps.credentials'), cell: ({ passwordCredentials, keyCredentials }) => number(passwordCredentials.length + keyCredentials.length) },
            { id: 'made', label: say('page.settings.apps.made'), cell: ({ createdDateTime }) => day(createdDateTime) },
          ]}
        />
      )}
      {panel === NEW || opened ? <AppPanel key={panel} app={opened} onClose={() => change({ panel: undefined })} /> : null}
    </>
  )
}

function AppPanel({ app, onClose }: { app: AppRecord | undefined; onClose: () => void }) {
  const { say } = useWords()
  const [made, setMade] = useState<{ readonly appId: string; readonly secretText?: string } | null>(null)
  return (
    <Panel open title={app?.displayName ?? say('page.settings.apps.add')} onClose={onClose} footer={<Button onClick={onClose}>{say('ui.close')}</Button>}>
      {made ? (
        <ShownSecret appId={made.appId} secret={made.secretText} />
      ) : (
        <>
          <AppForm app={app} onMade={setMade} onDeleted={onClose} />
          {app ? <AppCredentials app={app} /> : null}
        </>
      )}
    </Panel>
  )
}
