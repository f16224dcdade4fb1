import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, Tab, TabList, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import type { PlanRequest } from '#client/plan-calls.ts'
import type { GroupSummary } from '#model/group-summary.ts'
import type { Guid } from '#model/guid.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { client } from '#web/state/client.ts'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { UserFilterBar } from '#web/users/user-filter-bar.tsx'
import { narrowingOf, NO_FILTERS } from '#web/users/user-filters.ts'
import type { UserFilters } from '#web/users/user-filters.ts'
import { CreateGroupPane } from '#web/pages/groups/create-group-pane.tsx'
import { AssignGroupsPane } from './assign-groups-pane.tsx'
import { ChosenPeople } from './chosen-people.tsx'
import { LocationPicker } from './location-picker.tsx'
import { PastePeople } from './paste-people.tsx'
import { PeoplePicker } from './people-picker.tsx'
import { holds } from './person.ts'
import { ServicesToTurn } from './services-to-turn.tsx'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  matching: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  tabs: { flexWrap: 'wrap' },
})

type Way = 'pick' | 'paste' | 'matching'

/** From this many on, picked by hand, a group is the better way. */
const WORTH_A_GROUP = 50

/** P2: gives a product to people, picked, pasted or matched by a filter. */
export function AssignPane({ product, onClose }: { product: OwnedProduct; onClose: () => void }) {
  const { say } = useWords()
  const [way, setWay] = useState<Way>('pick')
  const [people, setPeople] = useState<readonly PartialUser[]>([])
  const [filters, setFilters] = useState<UserFilters>({ ...NO_FILTERS, view: 'unlicensed' })
  const [off, setOff] = useState<ReadonlySet<Guid>>(new Set())
  const [location, setLocation] = useState('')
  const { data: owned = [] } = useQuery(ownedProductsQuery)
  const [group, setGroup] = useState<'making' | GroupSummary | null>(null)
  if (group === 'making') {
    return (
      <CreateGroupPane
        members={people.map(({ id }) => id)}
        back={{ title: say('page.assign.title'), onBack: () => setGroup(null) }}
        onClose={onClose}
        onMade={(id) => void client.getGroupSummary(id).then(setGroup)}
      />
    )
  }
  if (group) return <AssignGroupsPane product={product} groups={[group]} onClose={onClose} />
  return (
    <FormPane
      title={say('page.assign.title')}
      subtitle={product.displayName}
      request={requestOf({ product, way, people, filters, off, location }, owned)}
      missing={say('page.assign.missing')}
      isForOne={way !== 'matching' && people.length === 1}
      verb={say('page.assign.verb')}
      next={say('ui.next')}
      onClose={onClose}
    >
      {people.length >= WORTH_A_GROUP ? <MakeGroup count={people.length} onMake={() => setGroup('making')} /> : null}
      <AssignForm {...{ product, way, setWay, people, setPeople, filters, setFilters, off, setOff, location, setLocation }} />
    </FormPane>
  )
}

function MakeGroup({ count, onMake }: { count: number; onMake: () => void }) {
  const { say } = useWords()
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{say('page.assign.makeGroup.text', { count })}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={onMake}>{say('page.assign.makeGroup')}</Button>
      </MessageBarActions>
    </MessageBar>
  )
}

interface AssignChoice {
  readonly product: OwnedProduct
  readonly way: Way
  readonly people: readonly PartialUser[]
  readonly filters: UserFilters
  readonly off: ReadonlySet<Guid>
  readonly location: string
}

/** Everyone chosen lacks a location: one may be given to them all in the same change. */
const allLackLocation = (people: readonly PartialUser[]): boolean => people.length > 0 && people.every(({ usageLocation }) => !usageLocation)

function requestOf({ product, way, people, filters, off, location }: AssignChoice, owned: readonly OwnedProduct[]): PlanRequest | null {
  if (way !== 'matching' && people.length === 0) return null
  return {
    target: way === 'matching' ? narrowingOf(filters, owned) : { users: people.map(({ id }) => id) },
    change: {
      add: [{ skuId: product.skuId, disabledPlans: [...off], toggles: 'merge' }],
      ...(way !== 'matching' && location && allLackLocation(people) ? { usageLocation: location } : {}),
    },
  }
}

interface AssignFormProps extends AssignChoice {
  readonly setWay: (way: Way) => void
  readonly setPeople: (change: (people: readonly PartialUser[]) => readonly PartialUser[]) => void
  readonly setFilters: (filters: UserFilters) => void
  readonly setOff: (off: ReadonlySet<Guid>) => void
  readonly setLocation: (location: string) => void
}

function AssignForm(props: AssignFormProps) {
  const { product, way, setWay, people, setPeople, filters, setFilters, location, setLocation } = props
  const styles = useStyles()
  const { say } = useWords()
  const reasonAgainst = (person: PartialUser) => (holds(person, product.skuId) ? say('page.assign.already') : null)
  const add = (found: readonly PartialUser[]) =>
    setPeople((now) => [...now, ...found.filter(({ id }) => !now.some((person) => person.id === id))])
  const lacking = people.filter(({ usageLocation }) => !usageLocation).length
  return (
    <>
      <p className={styles.text}>{say('page.assign.available', { free: product.available, total: product.capacity })}</p>
      <TabList className={styles.tabs} selectedValue={way} onTabSelect={(_event, { value }) => setWay(value as Way)} aria-label={say('page.assign.who')}>
        <Tab value="pick">{say('page.assign.way.pick')}</Tab>
        <Tab value="paste">{say('page.assign.way.paste')}</Tab>
        <Tab value="matching">{say('page.assign.way.matching')}</Tab>
      </TabList>
      {way === 'pick' ? <PeoplePicker chosen={people} onChoose={(person) => add([person])} reasonAgainst={reasonAgainst} /> : null}
      {way === 'paste' ? <PastePeople onFound={add} reasonAgainst={reasonAgainst} /> : null}
      {way === 'matching' ? (
        <Matching filters={filters} onChange={setFilters} />
      ) : (
        <ChosenPeople
          people={people}
          onRemove={({ id }) => setPeople((now) => now.filter((person) => person.id !== id))}
          onClear={() => setPeople(() => [])}
        />
      )}
      {way !== 'matching' && allLackLocation(people) ? (
        <LocationPicker value={location} onChange={setLocation} hint={say('page.user.location.why')} isMissing={location === ''} />
      ) : null}
      {way !== 'matching' && lacking > 0 && lacking < people.length ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say('page.assign.someLackLocation', { count: lacking })}</MessageBarBody>
        </MessageBar>
      ) : null}
      <ServicesToTurn product={product} off={props.off} onChange={props.setOff} />
    </>
  )
}

/** How many a filter finds, said as it is chosen. */
function Matching({ filters, onChange }: { filters: UserFilters; onChange: (filters: UserFilters) => void }) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: owned = [] } = useQuery(ownedProductsQuery)
  const narrowing = narrowingOf(filters, owned)
  const { data } = useQuery({
    queryKey: ['users', 'count', narrowing],
    queryFn: ({ signal }) => client.listUsersAt({ ...narrowing, top: 1, select: ['id'] }, { signal }),
  })
  return (
    <div className={styles.matching}>
      <UserFilterBar filters={filters} onChange={onChange} />
      <p className={styles.text} role="status">
        {data ? say('page.assign.matching', { count: data['@odata.count'] ?? 0 }) : null}
      </p>
    </div>
  )
}
