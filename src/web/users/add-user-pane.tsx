// P11: a person and their licences in one go, from nothing, from a template, or with the licences of a colleague.
import { Dropdown, Field, Input, makeStyles, Option, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import type { PlanRequest } from '#client/plan-calls.ts'
import type { Template } from '#model/template.ts'
import type { ProductChoices } from '#web/licenses/held-licenses.ts'
import { LocationPicker } from '#web/licenses/location-picker.tsx'
import { PeoplePicker } from '#web/licenses/people-picker.tsx'
import { FormPane } from '#web/preview/form-pane.tsx'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { addOfChoices } from './add-of-choices.ts'
import { FirstPassword } from './first-password.tsx'
import { ProductChoiceList } from './product-choice-list.tsx'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(12rem, 1fr))', gap: tokens.spacingHorizontalM },
})

const PROFILE = ['jobTitle', 'department', 'officeLocation', 'mobilePhone'] as const
type Profile = Readonly<Partial<Record<(typeof PROFILE)[number], string>>>

interface NewUser {
  readonly givenName: string
  readonly surname: string
  /** Empty while it follows from the names. */
  readonly displayName: string
  /** What stands before the @; empty while it follows from the names. */
  readonly alias: string
  readonly domain: string
  readonly location: string
  readonly choices: ProductChoices
  readonly like: PartialUser | null
  readonly profile: Profile
}

const NOBODY: NewUser = { givenName: '', surname: '', displayName: '', alias: '', domain: '', location: '', choices: new Map(), like: null, profile: {} }

const displayNameOf = ({ givenName, surname, displayName }: NewUser): string => displayName || `${givenName} ${surname}`.trim()

const plain = (text: string): string => text.normalize('NFD').replaceAll(/[^\p{L}\p{N}.-]/gu, '').replaceAll(/\P{ASCII}/gu, '')

const aliasOf = ({ alias, givenName, surname }: NewUser): string => alias || [plain(givenName), plain(surname)].filter(Boolean).join('.')

function requestOf(user: NewUser, domain: string): PlanRequest | null {
  const [displayName, alias] = [displayNameOf(user), aliasOf(user)]
  if (displayName === '' || alias === '' || domain === '') return null
  const { givenName, surname, location, choices, like, profile } = user
  const named = Object.fromEntries(Object.entries({ givenName, surname, ...profile }).filter(([, value]) => value !== ''))
  return {
    target: {},
    change: {
      createUser: { userPrincipalName: `${alias}@${domain}`, displayName, ...named },
      add: addOfChoices(choices),
      ...(like ? { copyFrom: like.id } : {}),
      ...(location ? { usageLocation: location } : {}),
    },
  }
}

/** Basics, location and products, optional settings; then What will change, and the first password. */
export function AddUserPane({ onClose }: { onClose: () => void }) {
  const { say } = useWords()
  const [user, setUser] = useState<NewUser>(NOBODY)
  const { data: organization } = useQuery({ queryKey: ['organization'], queryFn: ({ signal }) => client.getOrganization({ signal }) })
  const domains = organization?.verifiedDomains ?? []
  const domain = user.domain || (domains.find(({ isDefault }) => isDefault)?.name ?? '')
  const request = requestOf(user, domain)
  return (
    <FormPane
      title={say('page.addUser.title')}
      subtitle={displayNameOf(user)}
      request={request}
      missing={say('page.addUser.missing')}
      isForOne
      verb={say('page.addUser.verb')}
      next={say('ui.next')}
      onClose={onClose}
      whenDone={<FirstPassword userName={`${aliasOf(user)}@${domain}`} />}
    >
      <Basics user={user} domain={domain} domains={domains.map(({ name }) => name)} onChange={(part) => setUser((now) => ({ ...now, ...part }))} />
      <Licenses user={user} onChange={(part) => setUser((now) => ({ ...now, ...part }))} />
      <Optional profile={user.profile} onChange={(profile) => setUser((now) => ({ ...now, profile }))} />
    </FormPane>
  )
}

interface PartProps {
  readonly user: NewUser
  readonly onChange: (part: Partial<NewUser>) => void
}

function Basics({ user, domain, domains, onChange }: PartProps & { domain: string; domains: readonly string[] }) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: templates = [] } = useQuery({ queryKey: ['templates'], queryFn: ({ signal }) => client.listTemplates({ signal }) })
  return (
    <section className={styles.section} aria-label={say('page.addUser.basics')}>
      <h3 className={styles.title}>{say('page.addUser.basics')}</h3>
      {templates.length > 0 ? (
        <Field label={say('page.addUser.template')}>
          <Dropdown placeholder={say('page.addUser.template.none')} onOptionSelect={(_event, { optionValue }) => onChange(fromTemplate(templates.find(({ id }) => id === optionValue)))}>
            {templates.map(({ id, displayName }) => (
              <Option key={id} value={id}>
                {displayName}
              </Option>
            ))}
          </Dropdown>
        </Field>
      ) : null}
      <div className={styles.pair}>
        <Field label={say('page.addUser.givenName')}>
          <Input value={user.givenName} autoComplete="off" onChange={(_event, { value }) => onChange({ givenName: value })} />
        </Field>
        <Field label={say('page.addUser.surname')}>
          <Input value={user.surname} autoComplete="off" onChange={(_event, { value }) => onChange({ surname: value })} />
        </Field>
      </div>
      <Field label={say('page.users.column.name')} required>
        <Input value={user.displayName} placeholder={displayNameOf(user)} autoComplete="off" onChange={(_event, { value }) => onChange({ displayName: value })} />
      </Field>
      <div className={styles.pair}>
        <Field label={say('page.users.column.userName')} required>
          <Input value={user.alias} placeholder={aliasOf(user)} autoComplete="off" onChange={(_event, { value }) => onChange({ alias: value.trim() })} />
        </Field>
        <Field label={say('page.addUser.domain')}>
          <Dropdown value={`@${domain}`} selectedOptions={[domain]} onOptionSelect={(_event, { optionValue }) => onChange({ domain: optionValue ?? '' })}>
            {domains.map((name) => (
              <Option key={name} value={name}>
                {`@${name}`}
              </Option>
            ))}
          </Dropdown>
        </Field>
      </div>
    </section>
  )
}

/** What a template fills in; names stay as they are. */
function fromTemplate(template: Template | undefined): Partial<NewUser> {
  if (template === undefined) return {}
  const { domain, usageLocation, licenses, profile } = template
  return {
    domain: domain ?? '',
    location: usageLocation ?? '',
    choices: new Map(licenses.map(({ skuId, disabledPlans }) => [skuId, { isOn: true, off: new Set(disabledPlans) }])),
    profile: Object.fromEntries(PROFILE.flatMap((name) => (profile[name] ? [[name, profile[name]]] : []))),
  }
}

function Licenses({ user, onChange }: PartProps) {
  const styles = useStyles()
  const { say } = useWords()
  return (
    <section className={styles.section} aria-label={say('page.addUser.licenses')}>
      <h3 className={styles.title}>{say('page.addUser.licenses')}</h3>
      <LocationPicker value={user.location} onChange={(location) => onChange({ location })} hint={say('page.user.location.why')} />
      <PeoplePicker chosen={[]} only={user.like} label={say('page.addUser.like')} onChoose={(like) => onChange({ like })} onLetGo={() => onChange({ like: null })} reasonAgainst={() => null} />
      <ProductChoiceList label={say('page.addUser.licenses')} choices={user.choices} onChange={(choices) => onChange({ choices })} />
    </section>
  )
}

function Optional({ profile, onChange }: { profile: Profile; onChange: (profile: Profile) => void }) {
  const styles = useStyles()
  const { say } = useWords()
  return (
    <section className={styles.section} aria-label={say('page.addUser.optional')}>
      <h3 className={styles.title}>{say('page.addUser.optional')}</h3>
      <div className={styles.pair}>
        {PROFILE.map((name) => (
          <Field key={name} label={say(`page.addUser.${name}`)}>
            <Input value={profile[name] ?? ''} autoComplete="off" onChange={(_event, { value }) => onChange({ ...profile, [name]: value })} />
          </Field>
        ))}
      </div>
    </section>
  )
}
