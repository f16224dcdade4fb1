import { Button, Checkbox, Dropdown, Field, Input, makeStyles, Option, Switch, tokens, typographyStyles } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { TEMPLATE_PROFILE } from '#model/template.ts'
import type { Template, TemplateProfile } from '#model/template.ts'
import { LocationPicker } from '#web/licenses/location-picker.tsx'
import { client } from '#web/state/client.ts'
import { catalogueQuery } from '#web/state/queries.ts'
import { organizationQuery, roleDefinitionsQuery, templatesQuery } from '#web/state/setting-queries.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { ProductChoiceList } from '#web/users/product-choice-list.tsx'
import { useRoleName } from './use-role-name.ts'
import { choicesOf, licensesOf } from './set-of-licenses.ts'
import { SettingTable } from './setting-table.tsx'
import { useSettingChange } from './use-setting-change.ts'

const NEW = 'new'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  title: { ...typographyStyles.subtitle2, margin: 0 },
})

/** One's own templates: what new people have in common. */
export function TemplatesPart() {
  const { say, country } = useWords()
  const { panel, change } = useListState()
  const { data, error, refetch } = useQuery(templatesQuery)
  const { data: products = [] } = useQuery(catalogueQuery)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={4} />
  const opened = data.find(({ id }) => id === panel)
  return (
    <>
      <CommandBar commands={[{ id: 'add', label: say('page.settings.templates.add'), icon: <AddRegular />, isPrimary: true, onClick: () => change({ panel: NEW }) }]} />
      {data.length === 0 ? (
        <EmptyState title={say('page.settings.templates.none')} text={say('page.settings.templates.purpose')} />
      ) : (
        <SettingTable
          label={say('page.settings.templates')}
          rows={data}
          rowId={({ id }) => id}
          onOpen={({ id }) => change({ panel: id })}
          columns={[
            { id: 'name', label: say('page.settings.name'), cell: ({ displayName }) => displayName },
            { id: 'location', label: say('page.user.location'), cell: ({ usageLocation }) => (usageLocation ? country(usageLocation) : '') },
            {
              id: 'products',
              label: say('page.licenses.title'),
              cell: ({ licenses }) => licenses.map(({ skuId }) => products.find((product) => product.skuId === skuId)?.displayName ?? skuId).join(', '),
            },
          ]}
        />
      )}
      {panel === NEW || opened ? <TemplatePanel key={panel} template={opened} onClose={() => change({ panel: undefined })} /> : null}
    </>
  )
}

function TemplatePanel({ template, onClose }: { template: Template | undefined; onClose: () => void }) {
  const styles = useStyles()
  const { say } = useWords()
  const roleName = useRoleName()
  const { data: organization } = useQuery(organizationQuery)
  const { data: roles = [] } = useQuery(roleDefinitionsQuery)
  const [name, setName] = useState(template?.displayName ?? '')
  const [domain, setDomain] = useState(template?.domain ?? null)
  const [place, setPlace] = useState(template?.usageLocation ?? '')
  const [password, setPassword] = useState(template?.password ?? { generate: true, forceChange: true })
  const [chosenRoles, setRoles] = useState<readonly string[]>(template?.roles ?? [])
  const [profile, setProfile] = useState<TemplateProfile>(template?.profile ?? {})
  const [choices, setChoices] = useState(() => choicesOf(template?.licenses ?? []))
  const filled = Object.fromEntries(Object.entries(profile).filter(([, text]) => text !== ''))
  const body = { displayName: name, domain, usageLocation: place || null, password, roles: chosenRoles, profile: filled, licenses: licensesOf(choices) }
  const key = ['settings', 'templates']
  const saving = useSettingChange(() => (template ? client.patchTemplate(template.id, body) : client.createTemplate(body)), key, onClose)
  const removing = useSettingChange(() => client.deleteTemplate(template?.id ?? ''), key, onClose)
  return (
    <Panel
      open
      title={template?.displayName ?? say('page.settings.templates.add')}
      onClose={onClose}
      isUnsaved={name !== (template?.displayName ?? '')}
      footer={
        <>
          <Button appearance="primary" disabledFocusable={name === '' || saving.isPending} onClick={() => saving.mutate(undefined)}>
            {say('ui.save')}
          </Button>
          {template ? <Button onClick={() => removing.mutate(undefined)}>{say('page.settings.delete')}</Button> : null}
          <Button onClick={onClose}>{say('ui.close')}</Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label={say('page.settings.name')} required>
          <Input value={name} maxLength={256} onChange={(_event, { value }) => setName(value)} />
        </Field>
        <Field label={say('page.settings.templates.domain')}>
          <Dropdown
            value={domain ?? say('page.settings.templates.ownDomain')}
            selectedOptions={[domain ?? '']}
            onOptionSelect={(_event, { optionValue }) => setDomain(optionValue || null)}
          >
            <Option value="">{say('page.settings.templates.ownDomain')}</Option>
            {(organization?.verifiedDomains ?? []).map((one) => (
              <Option key={one.name} value={one.name}>
                {one.name}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Switch label={say('page.settings.templates.generate')} checked={password.generate} onChange={(_event, { checked }) => setPassword({ ...password, generate: checked })} />
        <Switch label={say('page.settings.templates.forceChange')} checked={password.forceChange} onChange={(_event, { checked }) => setPassword({ ...password, forceChange: checked })} />
        <LocationPicker value={place} onChange={setPlace} />
        <h3 className={styles.title}>{say('page.licenses.title')}</h3>
        <ProductChoiceList label={say('page.licenses.title')} choices={choices} onChange={setChoices} />
        <h3 className={styles.title}>{say('page.settings.roles')}</h3>
        <div>
          {roles.map((role) => (
            <Checkbox
              key={role.id}
              label={roleName(role)}
              checked={chosenRoles.includes(role.id)}
              onChange={(_event, { checked }) => setRoles(checked === true ? [...chosenRoles, role.id] : chosenRoles.filter((id) => id !== role.id))}
            />
          ))}
        </div>
        <h3 className={styles.title}>{say('page.settings.templates.profile')}</h3>
        {TEMPLATE_PROFILE.map((property) => (
          <Field key={property} label={say(`page.settings.templates.profile.${property}`)}>
            <Input value={profile[property] ?? ''} onChange={(_event, { value }) => setProfile({ ...profile, [property]: value })} />
          </Field>
        ))}
        {saving.error || removing.error ? <ErrorState error={(saving.error ?? removing.error) as Error} /> : null}
      </div>
    </Panel>
  )
}
