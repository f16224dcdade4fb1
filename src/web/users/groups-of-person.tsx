import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { PeopleAddRegular } from '@fluentui/react-icons/svg/people-add'
import { useQuery } from '@tanstack/react-query'
import { nameOfPerson } from '#web/licenses/person.ts'
import { PATHS } from '#web/paths.ts'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { client } from '#web/state/client.ts'
import { useMay } from '#web/state/use-may.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import type { PersonTabProps } from './person-task.ts'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  texts: { flexGrow: 1, minWidth: 0 },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

export const groupsOfPersonKey = (id: string) => ['groups', 'of', id] as const

/** The groups of a person, what each gives, and the way in and out of them, shown before it is done. */
export function GroupsOfPerson({ person, onTask }: PersonTabProps) {
  const styles = useStyles()
  const { say } = useWords()
  const mayChange = useMay()('manageMembers')
  const productName = useProductNames()
  const { data, error, refetch } = useQuery({
    queryKey: groupsOfPersonKey(person.id),
    queryFn: ({ signal }) => client.listGroupsOf(person.id, { select: ['id', 'displayName', 'assignedLicenses', 'groupTypes', 'onPremisesSyncEnabled'] }, { signal }),
  })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={4} />
  const name = nameOfPerson(person)
  return (
    <>
      <div>
        {mayChange ? (
          <Button icon={<PeopleAddRegular />} onClick={() => onTask({ kind: 'joinGroup' })}>
            {say('page.user.joinGroup')}
          </Button>
        ) : (
          <span className={styles.detail}>{say('ui.denied.verb')}</span>
        )}
      </div>
      {data.length === 0 ? <p>{say('page.user.groups.none', { name })}</p> : null}
      <ul className={styles.list} aria-label={say('page.user.tab.groups')}>
        {data.map(({ id, displayName, assignedLicenses, groupTypes, onPremisesSyncEnabled }) => {
          const locked = groupTypes?.includes('DynamicMembership')
            ? say('page.groups.followsRule')
            : onPremisesSyncEnabled
              ? say('page.user.fromOnPremises')
              : null
          const title = say('page.user.leaveGroup', { group: displayName ?? id })
          return (
            <li key={id} className={styles.row}>
              <div className={styles.texts}>
                <PlaceLink to={PATHS.groups} search={{ panel: id }}>
                  {displayName}
                </PlaceLink>
                <div className={styles.detail}>
                  {assignedLicenses && assignedLicenses.length > 0
                    ? say('page.groups.gives', { products: assignedLicenses.map(({ skuId }) => productName(skuId)) })
                    : say('page.groups.givesNothing')}
                  {locked ? `. ${locked}` : ''}
                </div>
              </div>
              {locked || !mayChange ? null : (
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={title}
                  onClick={() =>
                    onTask({ kind: 'review', title, request: { target: { groupLicenses: [id] }, change: { members: { add: [], remove: [person.id] } } } })
                  }
                >
                  {say('page.groups.takeOut')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
