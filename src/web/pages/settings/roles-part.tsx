import { Button, Dropdown, Field, makeStyles, Option, tokens, typographyStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoleAssignment, RoleDefinition } from '#client/admin-calls.ts'
import type { PartialUser } from '#client/directory-calls.ts'
import { PeoplePicker } from '#web/licenses/people-picker.tsx'
import { nameOfPerson } from '#web/licenses/person.ts'
import { client } from '#web/state/client.ts'
import { roleAssignmentsQuery, roleDefinitionsQuery, unitsQuery } from '#web/state/setting-queries.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RecordTable } from '#web/ui/record-table.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { MayNotChange } from './may-not-change.tsx'
import { useRoleName } from './use-role-name.ts'
import { useSettingChange } from './use-setting-change.ts'

const EVERYTHING = '/'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  holder: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  title: { ...typographyStyles.subtitle2, margin: 0 },
})

/** Who has which role: a row a role, opened to its people. */
export function RolesPart() {
  const { say } = useWords()
  const { panel, change } = useListState()
  const roleName = useRoleName()
  const roles = useQuery(roleDefinitionsQuery)
  const assignments = useQuery(roleAssignmentsQuery)
  const error = roles.error ?? assignments.error
  if (error) return <ErrorState error={error} onRetry={() => void Promise.all([roles.refetch(), assignments.refetch()])} />
  if (!roles.data || !assignments.data) return <SkeletonLines lines={6} />
  const { names, value } = assignments.data
  const holdersOf = (id: string) => value.filter(({ roleDefinitionId }) => roleDefinitionId === id)
  const opened = roles.data.find(({ id }) => id === panel)
  return (
    <MayNotChange permission="RoleManagement.ReadWrite.Directory">
      {(mayChange) => (
        <>
          <RecordTable
            name="roles"
            label={say('page.settings.roles')}
            rows={roles.data}
            rowId={({ id }) => id}
            onOpen={({ id }) => change({ panel: id })}
            columns={[
              { id: 'role', label: say('page.settings.roles.role'), cell: roleName },
              { id: 'people', label: say('page.settings.roles.who'), cell: ({ id }) => [...new Set(holdersOf(id).map(({ principalId }) => names.get(principalId) ?? principalId))].join(', ') || say('page.settings.roles.nobody') },
            ]}
          />
          {opened ? <RolePanel key={opened.id} role={opened} holders={holdersOf(opened.id)} names={names} mayChange={mayChange} onClose={() => change({ panel: undefined })} /> : null}
        </>
      )}
    </MayNotChange>
  )
}

interface RolePanelProps {
  readonly role: RoleDefinition
  readonly holders: readonly RoleAssignment[]
  readonly names: ReadonlyMap<string, string>
  readonly mayChange: boolean
  readonly onClose: () => void
}

function RolePanel({ role, holders, names, mayChange, onClose }: RolePanelProps) {
  const styles = useStyles()
  const { say } = useWords()
  const roleName = useRoleName()
  const { data: units = [] } = useQuery({ ...unitsQuery, enabled: mayChange })
  const [scope, setScope] = useState(EVERYTHING)
  const key = ['settings', 'roleAssignments']
  const giving = useSettingChange((person: PartialUser) => client.createRoleAssignment({ principalId: person.id, roleDefinitionId: role.id, directoryScopeId: scope }), key)
  const taking = useSettingChange((id: string) => client.deleteRoleAssignment(id), key)
  const scopeName = (id: string): string => (id === EVERYTHING ? say('page.settings.roles.everything') : (units.find((unit) => id.endsWith(unit.id))?.displayName ?? id))
  return (
    <Panel open title={roleName(role)} subtitle={role.isBuiltIn ? say('page.settings.roles.builtIn') : (role.description ?? '')} onClose={onClose} footer={<Button onClick={onClose}>{say('ui.close')}</Button>}>
      {mayChange ? (
        <>
          <h3 className={styles.title}>{say('page.settings.roles.give')}</h3>
          {units.length > 0 ? (
            <Field label={say('page.settings.roles.scope')}>
              <Dropdown value={scopeName(scope)} selectedOptions={[scope]} onOptionSelect={(_event, { optionValue }) => setScope(optionValue ?? EVERYTHING)}>
                <Option value={EVERYTHING}>{say('page.settings.roles.everything')}</Option>
                {units.map((unit) => (
                  <Option key={unit.id} value={`/administrativeUnits/${unit.id}`}>
                    {unit.displayName}
                  </Option>
                ))}
              </Dropdown>
            </Field>
          ) : null}
          <PeoplePicker
            chosen={[]}
            onChoose={(person) => giving.mutate(person)}
            reasonAgainst={(person) => (holders.some(({ principalId, directoryScopeId }) => principalId === person.id && directoryScopeId === scope) ? say('page.settings.roles.hasIt', { name: nameOfPerson(person) }) : null)}
          />
        </>
      ) : null}
      {giving.error || taking.error ? <ErrorState error={(giving.error ?? taking.error) as Error} /> : null}
      <h3 className={styles.title}>{say('page.settings.roles.who')}</h3>
      {holders.length === 0 ? <p className={styles.detail}>{say('page.settings.roles.nobody')}</p> : null}
      <ul className={styles.list}>
        {holders.map(({ id, principalId, directoryScopeId }) => {
          const name = names.get(principalId) ?? principalId
          return (
            <li key={id} className={styles.holder}>
              <span>
                {name} <span className={styles.detail}>{scopeName(directoryScopeId)}</span>
              </span>
              {mayChange ? (
                <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say('page.settings.roles.take', { name, role: roleName(role) })} onClick={() => taking.mutate(id)} />
              ) : null}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
