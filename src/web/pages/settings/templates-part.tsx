import { Checkbox, Dropdown, Field, Input, makeStyles, Option, Switch, typographyStyles } from '@fluentui/react-components'
import { DocumentPersonRegular } from '@fluentui/react-icons/svg/document-person'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { TEMPLATE_PROFILE } from '#model/template.ts'
import type { Template, TemplateProfile } from '#model/template.ts'
import { LocationPicker } from '#web/licenses/location-picker.tsx'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { client } from '#web/state/client.ts'
import { organizationQuery, roleDefinitionsQuery, templatesQuery } from '#web/state/setting-queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ProductChoiceList } from '#web/users/product-choice-list.tsx'
import { choicesOf, licensesOf } from '#web/licenses/set-of-licenses.ts'
import { SettingList } from './setting-list.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { useRoleName } from './use-role-name.ts'

const useStyles = makeStyles({ title: { ...typographyStyles.subtitle2, margin: 0 } })

/** One's own templates: what new people have in common. */
export function TemplatesPart() {
  const { say, country } = useWords()
  const productName = useProductNames()
  return (
    <SettingList
      part="templates"
      icon={<DocumentPersonRegular />}
      query={templatesQuery}
      columns={[
        { id: 'name', label: say('page.settings.name'), cell: ({ displayName }) => displayName },
        { id: 'location', label: say('page.user.location'), cell: ({ usageLocation }) => (usageLocation ? country(usageLocation) : '') },
        { id: 'products', label: say('page.licenses.title'), cell: ({ licenses }) => licenses.map(({ skuId }) => productName(skuId)).join(', ') },
      ]}
      panel={(template, onClose) => <TemplatePanel template={template} onClose={onClose} />}
    />
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
  return (
    <SettingPanel
      addTitle={say('page.settings.templates.add')}
      known={template}
      name={name}
      onName={setName}
      save={() => (template ? client.patchTemplate(template.id, body) : client.createTemplate(body))}
      remove={() => client.deleteTemplate(template?.id ?? '')}
      queryKey={['settings', 'templates']}
      onClose={onClose}
    >
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
    </SettingPanel>
  )
}
