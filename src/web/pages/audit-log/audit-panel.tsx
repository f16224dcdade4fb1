import { Button, Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { LinkRegular } from '@fluentui/react-icons/svg/link'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Guid } from '#model/guid.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import type { Fact } from '#web/ui/fact-list.tsx'
import { FactList } from '#web/ui/fact-list.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { OperationState } from '#web/pages/operations/operation-state.tsx'
import type { AuditFilter } from './audit-filter.ts'
import { BeforeAfter } from './before-after.tsx'

const useStyles = makeStyles({
  things: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  thing: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalM },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  failure: { ...typographyStyles.caption1, color: tokens.colorStatusDangerForeground1 },
})

interface AuditPanelProps {
  readonly id: Guid
  readonly onClose: () => void
  readonly onFilter: (parts: Partial<AuditFilter>) => void
}

/** One operation: who, when, why, and everything it touched with before and after side by side. */
export function AuditPanel({ id, onClose, onFilter }: AuditPanelProps) {
  const styles = useStyles()
  const { say, time } = useWords()
  const { data: operation } = useQuery({ queryKey: ['operations', 'one', id], queryFn: ({ signal }) => client.getOperation(id, { signal }) })
  const details = useInfiniteQuery({
    queryKey: ['operations', 'audit', 'details', id],
    queryFn: ({ pageParam, signal }) => client.listAuditDetails(id, pageParam, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page['@odata.nextLink'],
  })
  const things = details.data?.pages.flatMap(({ value }) => value)
  const facts: readonly Fact[] = operation
    ? [
        [
          say('page.operations.column.who'),
          <span key="who">
            {operation.createdBy.displayName}{' '}
            <Link as="button" onClick={() => onFilter({ who: { id: operation.createdBy.id, name: operation.createdBy.displayName } })}>
              {say('page.auditLog.everythingBy', { name: operation.createdBy.displayName })}
            </Link>
          </span>,
        ],
        [say('page.operations.column.when'), time(operation.createdDateTime)],
        [say('page.operations.column.why'), operation.reason ?? say('page.operations.noReason')],
        [say('page.operations.column.state'), <OperationState key="state" operation={operation} />],
        [say('page.operations.detail.id'), operation.id],
      ]
    : []
  return (
    <Panel
      open
      title={operation ? say(`operation.kind.${operation.kind}`) : say('page.auditLog.title')}
      onClose={onClose}
      footer={
        <>
          <CopyLink />
          <Button onClick={onClose}>{say('ui.close')}</Button>
        </>
      }
    >
      {operation ? (
        <FactList facts={facts} />
      ) : (
        <SkeletonLines lines={4} />
      )}
      {details.error ? <ErrorState error={details.error} onRetry={() => void details.refetch()} /> : null}
      {things ? (
        <div className={styles.things}>
          {things.map((thing) => (
            <section key={thing.id} className={styles.thing}>
              <div className={styles.head}>
                <h3 className={styles.title}>{thing.displayName || say(`operation.kind.${operation?.kind ?? 'changeSettings'}`)}</h3>
                {thing.type === 'User' || thing.type === 'Group' ? (
                  <Link as="button" onClick={() => onFilter({ whom: { id: thing.objectId, name: thing.displayName } })}>
                    {say('page.auditLog.everythingAbout', { name: thing.displayName })}
                  </Link>
                ) : null}
              </div>
              {thing.failure === '' ? null : <span className={styles.failure}>{thing.failure}</span>}
              <BeforeAfter detail={thing} />
            </section>
          ))}
          {details.hasNextPage ? (
            <Button onClick={() => void details.fetchNextPage()} disabledFocusable={details.isFetchingNextPage}>
              {say('page.auditLog.more')}
            </Button>
          ) : null}
          {things.length === 0 ? <span>{say('page.auditLog.touchedNothing')}</span> : null}
        </div>
      ) : null}
    </Panel>
  )
}

/** The address of what is shown, for a colleague. */
export function CopyLink() {
  const { say } = useWords()
  const [isCopied, setCopied] = useState(false)
  return (
    <Button icon={<LinkRegular />} onClick={() => void navigator.clipboard.writeText(location.href).then(() => setCopied(true))}>
      {say(isCopied ? 'ui.copied' : 'page.preview.copyLink')}
    </Button>
  )
}
