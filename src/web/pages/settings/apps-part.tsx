import { Button } from '@fluentui/react-components'
import { AppGenericRegular } from '@fluentui/react-icons/svg/app-generic'
import { useState } from 'react'
import type { AppRecord } from '#model/app-record.ts'
import { appsQuery } from '#web/state/setting-queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { AppCredentials } from './app-credentials.tsx'
import { AppForm } from './app-form.tsx'
import { isAppPermission } from './app-permissions.ts'
import { SettingList } from './setting-list.tsx'
import { ShownSecret } from './shown-secret.tsx'

/** App registrations: which programs may ask, for what, and how they prove themselves. */
export function AppsPart() {
  const { say, day, number } = useWords()
  return (
    <SettingList
      part="apps"
      icon={<AppGenericRegular />}
      query={appsQuery}
      columns={[
        { id: 'name', label: say('page.settings.name'), cell: ({ displayName }) => displayName },
        { id: 'permissions', label: say('page.settings.apps.permissions'), cell: ({ permissions }) => permissions.map((name) => (isAppPermission(name) ? say(`page.settings.permission.${name}`) : name)).join(', ') },
        { id: 'credentials', label: say('page.settings.apps.credentials'), cell: ({ passwordCredentials, keyCredentials }) => number(passwordCredentials.length + keyCredentials.length) },
        { id: 'made', label: say('page.settings.apps.made'), cell: ({ createdDateTime }) => day(createdDateTime) },
      ]}
      panel={(app, onClose) => <AppPanel app={app} onClose={onClose} />}
    />
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
