import { Checkbox, Field, Input, makeStyles, typographyStyles } from '@fluentui/react-components'
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key'
import { queryOptions } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoleDefinition } from '#client/admin-calls.ts'
import { client } from '#web/state/client.ts'
import { roleDefinitionsQuery } from '#web/state/setting-queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { MayNotChange } from './may-not-change.tsx'
import { ROLE_ACTIONS } from './role-actions.ts'
import { SettingList } from './setting-list.tsx'
import { SettingPanel } from './setting-panel.tsx'

const useStyles = makeStyles({
  actions: { display: 'flex', flexDirection: 'column' },
  title: { ...typographyStyles.subtitle2, margin: 0 },
})

const actionsOf = ({ rolePermissions }: RoleDefinition): readonly string[] => rolePermissions.flatMap(({ allowedResourceActions }) => allowedResourceActions)

const ownRolesQuery = queryOptions({ ...roleDefinitionsQuery, select: (roles) => roles.filter(({ isBuiltIn }) => !isBuiltIn) })

/** Roles of the organisation's own making: exactly what somebody is to do. */
export function OwnRolesPart() {
  const { say } = useWords()
  return (
    <MayNotChange permission="RoleManagement.ReadWrite.Directory">
      {(mayChange) => (
        <SettingList
          part="ownRoles"
          icon={<PersonKeyRegular />}
          query={ownRolesQuery}
          columns={[
            { id: 'name', label: say('page.settings.name'), cell: ({ displayName }) => displayName },
            { id: 'description', label: say('page.settings.description'), cell: ({ description }) => description ?? '' },
            { id: 'actions', label: say('page.settings.ownRoles.may'), cell: (role) => ROLE_ACTIONS.filter(({ action }) => actionsOf(role).includes(action)).map(({ label }) => say(label)).join(', ') },
          ]}
          mayChange={mayChange}
          panel={(role, onClose) => <OwnRolePanel role={role} onClose={onClose} />}
        />
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
  return (
    <SettingPanel
      addTitle={say('page.settings.ownRoles.add')}
      known={role}
      name={name}
      onName={setName}
      isComplete={actions.length > 0}
      save={() => (role ? client.patchRoleDefinition(role.id, body) : client.createRoleDefinition(body))}
      remove={() => client.deleteRoleDefinition(role?.id ?? '')}
      queryKey={['settings', 'roleDefinitions']}
      onClose={onClose}
    >
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
    </SettingPanel>
  )
}
