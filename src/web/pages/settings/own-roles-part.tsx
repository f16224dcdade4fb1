import { Button, Checkbox, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoleDefinition } from '#client/admin-calls.ts'
import { client } from '#web/state/client.ts'
import { roleDefinitionsQuery } from '#web/state/setting-queries.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { MayNotChange } from './may-not-change.tsx'
import { ROLE_ACTIONS } from './role-actions.ts'
import { SettingTable } from './setting-table.tsx'
import { useSettingChange } from './use-setting-change.ts'

const NEW = 'new'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  actions: { display: 'flex', flexDirection: 'column' },
  title: { ...typographyStyles.subtitle2, margin: 0 },
})

const actionsOf = ({ rolePermissions }: RoleDefinition): readonly string[] => rolePermissions.flatMap(({ allowedResourceActions }) => allowedResourceActions)

/** Roles of the organisation's own making: exactly what somebody is to do. */
export function OwnRolesPart() {
  const { say } = useWords()
  const { panel, change } = useListState()
  const { data, error, refetch } = useQuery(roleDefinitionsQuery)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={4} />
  const own = data.filter(({ isBuiltIn }) => !isBuiltIn)
  const opened = own.find(({ id }) => id === panel)
  return (
    <MayNotChange permission="RoleManagement.ReadWrite.Directory">
      {(mayChange) => (
        <>
          {mayChange ? (
            <CommandBar commands={[{ id: 'add', label: say('page.settings.ownRoles.add'), icon: <AddRegular />, isPrimary: true, onClick: () => change({ panel: NEW }) }]} />
          ) : null}
          {own.length === 0 ? (
            <EmptyState title={say('page.settings.ownRoles.none')} text={say('page.settings.ownRoles.purpose')} />
          ) : (
            <SettingTable
              label={say('page.settings.ownRoles')}
              rows={own}
              rowId={({ id }) => id}
              {...(mayChange && { onOpen: ({ id }: RoleDefinition) => change({ panel: id }) })}
              columns={[
                { id: 'name', label: say('page.settings.name'), cell: ({ displayName }) => displayName },
                { id: 'description', label: say('page.settings.description'), cell: ({ description }) => description ?? '' },
                { id: 'actions', label: say('page.settings.ownRoles.may'), cell: (role) => ROLE_ACTIONS.filter(({ action }) => actionsOf(role).includes(action)).map(({ label }) => say(label)).join(', ') },
              ]}
            />
          )}
          {mayChange && (panel === NEW || opened) ? <OwnRolePanel key={panel} role={opened} onClose={() => change({ panel: undefined })} /> : null}
        </>
      )}
    </MayNotChange>
  )
}

function OwnRolePanel({ role, onClose }: { role: RoleDefinition | undefined; onClose: () => void }) {
  const styles = useStyles()
  const { say } = useWords()
  const [name, setName] = useState(role?.displayName ?? '')
  const [description, setDescription] = useState(role?.description ?? '')
  const [actions, setActions] = useState<readonly string[]>(role ? actionsOf(role) : [])
  const body = { displayName: name, description, isEnabled: true, rolePermissions: [{ allowedResourceActions: actions }] }
  const key = ['settings', 'roleDefinitions']
  const saving = useSettingChange<undefined>(() => (role ? client.patchRoleDefinition(role.id, body) : client.createRoleDefinition(body)), key, onClose)
  const removing = useSettingChange(() => client.deleteRoleDefinition(role?.id ?? ''), key, onClose)
  return (
    <Panel
      open
      title={role?.displayName ?? say('page.settings.ownRoles.add')}
      onClose={onClose}
      isUnsaved={name !== (role?.displayName ?? '')}
      footer={
        <>
          <Button appearance="primary" disabledFocusable={name === '' || actions.length === 0 || saving.isPending} onClick={() => saving.mutate(undefined)}>
            {say('ui.save')}
          </Button>
          {role ? <Button onClick={() => removing.mutate(undefined)}>{say('page.settings.delete')}</Button> : null}
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
        <h3 className={styles.title}>{say('page.settings.ownRoles.may')}</h3>
        <div className={styles.actions}>
          {ROLE_ACTIONS.map(({ action, label }) => (
            <Checkbox
              key={action}
              label={say(label)}
              checked={actions.includes(action)}
              onChange={(_event, { checked }) => setActions(checked === true ? [...actions, action] : actions.filter((one) => one !== action))}
            />
          ))}
        </div>
        {saving.error || removing.error ? <ErrorState error={(saving.error ?? removing.error) as Error} /> : null}
      </div>
    </Panel>
  )
}
