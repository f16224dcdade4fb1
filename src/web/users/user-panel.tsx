import { Tab, TabList } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Guid } from '#model/guid.ts'
import { changeOfChoices, heldLicensesOf } from '#web/licenses/held-licenses.ts'
import type { ProductChoices } from '#web/licenses/held-licenses.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { useProductServices } from '#web/licenses/use-product-services.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { AccountFacts } from './account-facts.tsx'
import { LicensesForm } from './licenses-form.tsx'
import { personQuery } from './person-query.ts'

const TABS = ['account', 'licenses'] as const

const UNTOUCHED: ProductChoices = new Map()

/** One person at the right: their account, and their licences and apps (P7, P10). */
export function UserPanel({ userId, onClose }: { userId: string; onClose: () => void }) {
  const { say } = useWords()
  const { step, change: changeAddress } = useListState()
  const tab = TABS.find((known) => known === step) ?? 'licenses'
  const { data: person, error, refetch } = useQuery(personQuery(userId))
  const servicesOf = useProductServices()
  const [choices, setChoices] = useState<ProductChoices>(UNTOUCHED)
  const [location, setLocation] = useState<string | null>(null)
  const held = heldLicensesOf(person ?? {})
  const plansOf = (skuId: Guid) => (servicesOf?.(skuId) ?? []).filter(({ isCompany }) => !isCompany).map(({ servicePlanId }) => servicePlanId)
  const licenses = changeOfChoices(choices, held, plansOf)
  const movedTo = location !== null && location !== person?.usageLocation ? location : null
  const change = licenses || movedTo ? { ...licenses, ...(movedTo ? { usageLocation: movedTo } : {}) } : null
  return (
    <FormPane
      title={person ? nameOfPerson(person) : say('ui.loading')}
      subtitle={person?.userPrincipalName ?? ''}
      request={change ? { target: { users: [userId] }, change } : null}
      missing={tab === 'licenses' ? say('page.user.nothingChanged') : ''}
      isForOne
      verb={say('ui.saveChanges')}
      onClose={onClose}
    >
      <TabList
        selectedValue={tab}
        onTabSelect={(_event, { value }) => changeAddress({ step: value === 'licenses' ? undefined : String(value) }, 'replace')}
      >
        {TABS.map((name) => (
          <Tab key={name} value={name}>
            {say(`page.user.tab.${name}`)}
          </Tab>
        ))}
      </TabList>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!error && (!person || !servicesOf) ? <SkeletonLines lines={8} /> : null}
      {person && servicesOf && tab === 'account' ? <AccountFacts person={person} /> : null}
      {person && servicesOf && tab === 'licenses' ? (
        <LicensesForm
          held={held}
          choices={choices}
          onChange={setChoices}
          location={location ?? person.usageLocation ?? ''}
          onLocation={setLocation}
          servicesOf={servicesOf}
          plansOf={plansOf}
        />
      ) : null}
    </FormPane>
  )
}
