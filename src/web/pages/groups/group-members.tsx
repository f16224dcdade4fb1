import { Button, Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { PeopleAddRegular } from '@fluentui/react-icons/svg/people-add'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import { formatQuery } from '#client/format-query.ts'
import type { Page } from '#client/send.ts'
import { formatTypeAhead } from '#web/licenses/format-type-ahead.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { client } from '#web/state/client.ts'
import { useExportCommand } from '#web/state/use-export-command.tsx'
import { useMay } from '#web/state/use-may.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { PersonLink } from '#web/users/person-link.tsx'
import type { GroupTabProps } from './group-task.ts'

const PAGE = 100

const useStyles = makeStyles({
  verbs: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  member: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

/** Who is in a group; whoever is ticked is taken out through the preview. */
export function GroupMembers({ group, onTask }: GroupTabProps) {
  const styles = useStyles()
  const { say } = useWords()
  const mayChange = useMay()('manageMembers')
  const [text, setText] = useState('')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const search = formatTypeAhead(text)
  const membersSearch = search && `"displayName:${search.slice(1, -1)}"`
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['groups', group.id, 'members', search],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      pageParam === null
        ? client.listMembers(group.id, { select: ['id', 'displayName', 'userPrincipalName'], top: PAGE, search: membersSearch, count: true }, { signal })
        : client.send<Page<PartialUser>>(new URL(pageParam).pathname + new URL(pageParam).search, { signal, headers: { ConsistencyLevel: 'eventual' } }),
    getNextPageParam: (last) => last['@odata.nextLink'] ?? null,
    placeholderData: keepPreviousData,
  })
  const exporting = useExportCommand({ source: 'members', query: formatQuery({ search: membersSearch }, { group: group.id }) })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={4} />
  const people = data.pages.flatMap(({ value }) => value)
  const locked = group.membershipRule !== null ? say('page.groups.followsRule') : group.isFromOnPremises ? say('page.user.fromOnPremises') : mayChange ? null : say('ui.denied.verb')
  const takeOut = say('page.groups.takeOutCount', { count: ticked.size })
  return (
    <>
      {locked ? <p className={styles.detail}>{locked}</p> : null}
      <div className={styles.verbs}>
        {locked ? null : (
          <Button icon={<PeopleAddRegular />} onClick={() => onTask({ kind: 'addMembers' })}>
            {say('page.groups.addMembers')}
          </Button>
        )}
        {ticked.size > 0 ? (
          <Button
            appearance="subtle"
            onClick={() =>
              onTask({ kind: 'review', title: takeOut, request: { target: { groupLicenses: [group.id] }, change: { members: { add: [], remove: [...ticked] } } } })
            }
          >
            {takeOut}
          </Button>
        ) : null}
        <Button appearance="subtle" icon={exporting.icon} onClick={exporting.onClick}>
          {exporting.label}
        </Button>
      </div>
      <SearchField size="small" label={say('page.groups.searchMembers')} text={text} onText={setText} />
      {people.length === 0 ? <p>{say(text ? 'page.users.noneFound' : 'page.groups.noMembers')}</p> : null}
      <ul className={styles.list} aria-label={say('page.groups.tab.members')}>
        {people.map((person) => (
          <li key={person.id} className={styles.member}>
            {locked ? null : (
              <Checkbox
                aria-label={say('ui.grid.selectRow', { name: nameOfPerson(person) })}
                checked={ticked.has(person.id)}
                onChange={(_event, { checked }) => {
                  const next = new Set(ticked)
                  if (checked === true) next.add(person.id)
                  else next.delete(person.id)
                  setTicked(next)
                }}
              />
            )}
            <PersonLink id={person.id} name={nameOfPerson(person)} />
            <span className={styles.detail}>{person.userPrincipalName}</span>
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <Button appearance="transparent" disabledFocusable={isFetching} onClick={() => void fetchNextPage()}>
          {say('page.preview.people.more')}
        </Button>
      ) : null}
    </>
  )
}
