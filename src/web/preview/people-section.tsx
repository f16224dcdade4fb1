import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Outcome, PlanUser } from '#model/plan.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { groupPeople } from './group-people.ts'
import type { PeopleGroup } from './group-people.ts'
import { PreviewSection } from './preview-section.tsx'
import type { Preview } from './preview.ts'

const MORE = 100

const useStyles = makeStyles({
  toggle: { justifyContent: 'flex-start', textAlign: 'start', fontWeight: tokens.fontWeightRegular, paddingInline: tokens.spacingHorizontalXS },
  names: {
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalXXL}`,
    listStyleType: 'none',
    maxHeight: '20rem',
    overflowY: 'auto',
    ...typographyStyles.body1,
  },
  detail: { color: tokens.colorNeutralForeground2 },
})

/** Everybody the change is for, by what happens to them; each group opens to names. */
export function PeopleSection({ preview }: { preview: Preview }) {
  const { say } = useWords()
  const groups = groupPeople(preview)
  if (groups.length === 0) return null
  return (
    <PreviewSection title={say('page.preview.people')}>
      {groups.map((group) => (
        <Group key={group.id} group={group} planId={preview.plan.id} />
      ))}
    </PreviewSection>
  )
}

function Group({ group, planId }: { group: PeopleGroup; planId: string }) {
  const styles = useStyles()
  const { say } = useWords()
  const [isOpen, setOpen] = useState(false)
  const listId = useId()
  const { count, gained, lost } = group
  return (
    <div>
      <Button
        appearance="subtle"
        className={styles.toggle}
        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {say(`page.preview.group.${group.kind}`, { count, gained, lost, code: group.reason ?? '' })}
      </Button>
      {isOpen ? (
        <div id={listId}>
          {group.people ? <Names people={group.people} /> : <MoreNames planId={planId} outcome={group.outcome} />}
        </div>
      ) : null}
    </div>
  )
}

function Names({ people }: { people: readonly PlanUser[] }) {
  const styles = useStyles()
  return (
    <ul className={styles.names}>
      {people.map(({ id, displayName, userPrincipalName, refusal }) => (
        <li key={id}>
          {displayName} <span className={styles.detail}>{refusal ? refusal.message : userPrincipalName}</span>
        </li>
      ))}
    </ul>
  )
}

/** Groups larger than what came with the plan are read page by page. */
function MoreNames({ planId, outcome }: { planId: string; outcome: Outcome }) {
  const { say } = useWords()
  const { data, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['plans', planId, 'users', outcome],
    initialPageParam: 0,
    queryFn: ({ pageParam }) => client.listPlanUsers(planId, { outcome, top: MORE, skip: pageParam }),
    getNextPageParam: (last, pages) => (last['@odata.nextLink'] ? pages.length * MORE : undefined),
  })
  return (
    <>
      <Names people={data?.pages.flatMap(({ value }) => value) ?? []} />
      {isFetching ? <SkeletonLines lines={2} /> : null}
      {hasNextPage && !isFetching ? (
        <Button size="small" appearance="transparent" onClick={() => void fetchNextPage()}>
          {say('page.preview.people.more')}
        </Button>
      ) : null}
    </>
  )
}
