import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync'
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MemberInError } from '#client/group-calls.ts'
import type { LicenseError } from '#model/license.ts'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { PersonLink } from '#web/users/person-link.tsx'
import type { GroupTabProps } from './group-task.ts'
import { lookAgain } from './group-queries.ts'

const MOST = 999

const useStyles = makeStyles({
  verbs: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  list: { ...typographyStyles.body1, margin: 0, paddingInlineStart: tokens.spacingHorizontalXXL },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

/** Why a member does not have it: the first reason that is one (D3 shows the other products as Other). */
const reasonOf = ({ errors }: MemberInError): LicenseError => (errors.find(({ error }) => error !== 'Other') ?? errors[0])?.error ?? 'Other'

function byReason(members: readonly MemberInError[]): ReadonlyMap<LicenseError, readonly MemberInError[]> {
  const groups = new Map<LicenseError, MemberInError[]>()
  for (const member of members) groups.set(reasonOf(member), [...(groups.get(reasonOf(member)) ?? []), member])
  return groups
}

/** Members who do not have all that the group gives, by reason, with the ways out for all of them and *Reprocess*. */
export function GroupErrors({ group, onTask }: GroupTabProps) {
  const styles = useStyles()
  const { say } = useWords()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: ['groups', group.id, 'errors'],
    queryFn: ({ signal }) => client.listGroupErrors(group.id, { top: MOST }, { signal }),
  })
  const reprocess = useMutation({
    mutationFn: () => client.reprocessGroup(group.id),
    onSuccess: () => Promise.all(['groups', 'users', 'products'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={4} />
  const result = reprocess.isSuccess ? say('page.groups.reprocessed', { count: reprocess.data?.done ?? 0 }) : ''
  const title = say('page.groups.waysOut')
  return (
    <>
      {reprocess.error ? <ErrorState error={reprocess.error} /> : null}
      {data.value.length === 0 ? (
        <p>{say(group.licenses.length === 0 ? 'page.groups.givesNothing.text' : 'page.groups.noErrors')}</p>
      ) : (
        <div className={styles.verbs}>
          <Button appearance="primary" icon={<LightbulbRegular />} onClick={() => onTask({ kind: 'review', title, request: lookAgain(group) })}>
            {title}
          </Button>
          <Button icon={<ArrowSyncRegular />} disabledFocusable={reprocess.isPending} onClick={() => !reprocess.isPending && reprocess.mutate()}>
            {say('page.groups.reprocess')}
          </Button>
        </div>
      )}
      <div role="status">
        {result ? (
          <Notice>{result}</Notice>
        ) : null}
      </div>
      {[...byReason(data.value)].map(([reason, members]) => (
        <Reason key={reason} reason={reason} members={members} />
      ))}
    </>
  )
}

function Reason({ reason, members }: { reason: LicenseError; members: readonly MemberInError[] }) {
  const styles = useStyles()
  const { say } = useWords()
  const productName = useProductNames()
  return (
    <section>
      <h3 className={styles.title}>{say('page.groups.reason', { count: members.length, reason })}</h3>
      <ul className={styles.list}>
        {members.map(({ id, displayName, errors }) => (
          <li key={id}>
            <PersonLink id={id} name={displayName} /> <span className={styles.detail}>{errors.map(({ skuId }) => productName(skuId)).join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
