import { Field, Input } from '@fluentui/react-components'
import { AppsListDetailRegular } from '@fluentui/react-icons/svg/apps-list-detail'
import { useState } from 'react'
import type { Profile } from '#model/profile.ts'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { client } from '#web/state/client.ts'
import { profilesQuery } from '#web/state/setting-queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ProductChoiceList } from '#web/users/product-choice-list.tsx'
import { choicesOf, licensesOf } from '#web/licenses/set-of-licenses.ts'
import { SettingList } from './setting-list.tsx'
import { SettingPanel } from './setting-panel.tsx'

/** Profiles: products with a set of apps under one name, to give together. */
export function ProfilesPart() {
  const { say } = useWords()
  const productName = useProductNames()
  return (
    <SettingList
      part="profiles"
      icon={<AppsListDetailRegular />}
      query={profilesQuery}
      columns={[
        { id: 'name', label: say('page.settings.name'), cell: ({ displayName }) => displayName },
        { id: 'description', label: say('page.settings.description'), cell: ({ description }) => description ?? '' },
        { id: 'products', label: say('page.licenses.title'), cell: ({ licenses }) => licenses.map(({ skuId }) => productName(skuId)).join(', ') },
      ]}
      panel={(profile, onClose) => <ProfilePanel profile={profile} onClose={onClose} />}
    />
  )
}

function ProfilePanel({ profile, onClose }: { profile: Profile | undefined; onClose: () => void }) {
  const { say } = useWords()
  const [name, setName] = useState(profile?.displayName ?? '')
  const [description, setDescription] = useState(profile?.description ?? '')
  const [choices, setChoices] = useState(() => choicesOf(profile?.licenses ?? []))
  const body = { displayName: name, ...(description && { description }), licenses: licensesOf(choices) }
  return (
    <SettingPanel
      addTitle={say('page.settings.profiles.add')}
      known={profile}
      name={name}
      onName={setName}
      isComplete={body.licenses.length > 0}
      save={() => (profile ? client.patchProfile(profile.id, body) : client.createProfile(body))}
      remove={() => client.deleteProfile(profile?.id ?? '')}
      queryKey={['settings', 'profiles']}
      onClose={onClose}
    >
      <Field label={say('page.settings.description')}>
        <Input value={description} maxLength={1024} onChange={(_event, { value }) => setDescription(value)} />
      </Field>
      <ProductChoiceList label={say('page.licenses.title')} choices={choices} onChange={setChoices} offersProfiles={false} />
    </SettingPanel>
  )
}
