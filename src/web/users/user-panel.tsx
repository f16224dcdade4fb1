import { Tab, TabList } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import type { Guid } from '#model/guid.ts'
import { changeOfChoices, heldLicensesOf } from '#web/licenses/held-licenses.ts'
import type { ProductChoices } from '#web/licenses/held-licenses.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { useProductServices } from '#web/licenses/use-product-services.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { useListState } from '#web/state/use-list-state.ts'
import { useMay } from '#web/state/use-may.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { AssignmentsForm } from './assignments-form.tsx'
import { LicensesForm } from './licenses-form.tsx'
import { personQuery } from './person-query.ts'
import { PERSON_TABS, TAB_BODIES } from './person-tabs.ts'
import type { PersonTab } from './person-tabs.ts'
import { LINKED_TASKS } from './person-task.ts'
import type { PersonTask } from './person-task.ts'
import { PersonTaskPane } from './person-task-pane.tsx'

/** How licences are edited: ticks that open to apps, or assignments that are selected and then reviewed (P13). */
export type UserPanelManner = 'apps' | 'assignments'

const UNTOUCHED: ProductChoices = new Map()

interface UserPanelProps {
  readonly userId: string
  readonly manner: UserPanelManner
  readonly onClose: () => void
}

/** One person at the right: account, licences and apps, groups, why, history (P7, P10, P13, P22). */
export function UserPanel({ userId, manner, onClose }: UserPanelProps) {
  const { say } = useWords()
  const { step, change: changeAddress } = useListState()
  const tab: PersonTab = PERSON_TABS.find((known) => known === step) ?? 'licenses'
  const { data: person, error, refetch } = useQuery(personQuery(userId))
  const servicesOf = useProductServices()
  const may = useMay()
  const mayChange = may('assignLicense') || may('updateUsageLocation')
  const [choices, setChoices] = useState<ProductChoices>(UNTOUCHED)
  const [location, setLocation] = useState<string | null>(null)
  const [chosenTask, setTask] = useState<PersonTask | null>(null)
  const linked = LINKED_TASKS.find((kind) => kind === step)
  const task: PersonTask | null = chosenTask ?? (linked ? { kind: linked } : null)
  const held = heldLicensesOf(person ?? {})
  const plansOf = (skuId: Guid) => (servicesOf?.(skuId) ?? []).filter(({ isCompany }) => !isCompany).map(({ servicePlanId }) => servicePlanId)
  const licenses = changeOfChoices(choices, held, plansOf)
  const movedTo = location !== null && location !== person?.usageLocation ? location : null
  const change = licenses || movedTo ? { ...licenses, ...(movedTo ? { usageLocation: movedTo } : {}) } : null
  if (task && person) return <PersonTaskPane task={task} person={person} onBack={() => (chosenTask ? setTask(null) : changeAddress({ step: undefined }, 'replace'))} onClose={onClose} />
  const Form = manner === 'apps' ? LicensesForm : AssignmentsForm
  const Body = tab === 'licenses' ? null : TAB_BODIES[tab]
  return (
    <FormPane
      title={person ? nameOfPerson(person) : say('ui.loading')}
      subtitle={person?.userPrincipalName ?? ''}
      request={change && mayChange ? { target: { users: [userId] }, change } : null}
      missing={tab === 'licenses' ? say(mayChange ? 'page.user.nothingChanged' : 'ui.denied.verb') : ''}
      isForOne
      hasForm={tab === 'licenses'}
      verb={say(manner === 'apps' ? 'ui.saveChanges' : 'ui.save')}
      onClose={onClose}
    >
      <TabList
        size="small"
        style={{ flexWrap: 'wrap' }}
        selectedValue={tab}
        onTabSelect={(_event, { value }) => changeAddress({ step: value === 'licenses' ? undefined : String(value) }, 'replace')}
      >
        {PERSON_TABS.map((name) => (
          <Tab key={name} value={name}>
            {say(name === 'licenses' && manner === 'assignments' ? 'page.licenses.title' : `page.user.tab.${name}`)}
          </Tab>
        ))}
      </TabList>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!error && (!person || !servicesOf) ? <SkeletonLines lines={8} /> : null}
      {person && servicesOf && Body ? (
        <Suspense fallback={<SkeletonLines lines={6} />}>
          <Body person={person} onTask={setTask} />
        </Suspense>
      ) : null}
      {person && servicesOf && tab === 'licenses' ? (
        <Form
          person={person}
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
