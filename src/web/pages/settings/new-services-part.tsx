import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { client } from '#web/state/client.ts'
import { PATHS } from '#web/paths.ts'
import { newServicesQuery } from '#web/state/setting-queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'
import { RecordTable } from '#web/ui/record-table.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { MayNotChange } from './may-not-change.tsx'
import { useSettingChange } from './use-setting-change.ts'

/** Services that products have gained and that are on since: each is looked at once. */
export function NewServicesPart() {
  const { say, day, language } = useWords()
  const { data, error, refetch } = useQuery({ ...newServicesQuery, queryKey: [...newServicesQuery.queryKey, language] })
  const reviewing = useSettingChange((id: string) => client.reviewNewService(id), ['settings', 'newServices'])
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={4} />
  if (data.length === 0) return <EmptyState title={say('page.settings.newServices.none')} text={say('page.settings.newServices.none.text')} />
  return (
    <MayNotChange permission="Licet.Admin.ReadWrite">
      {(mayChange) => (
        <>
          {reviewing.error ? <ErrorState error={reviewing.error} /> : null}
          <RecordTable
            name="new-services"
            label={say('page.settings.newServices')}
            rows={data}
            rowId={({ id }) => id}
            columns={[
              { id: 'service', label: say('page.settings.newServices.service'), cell: ({ serviceName }) => serviceName },
              {
                id: 'product',
                label: say('page.home.column.product'),
                text: ({ productName }) => productName,
                cell: ({ skuId, productName }) => (
                  <PlaceLink to={PATHS.product} params={{ skuId }}>
                    {productName}
                  </PlaceLink>
                ),
              },
              { id: 'since', label: say('page.settings.newServices.since'), cell: ({ addedDateTime }) => day(addedDateTime) },
              {
                id: 'groups',
                label: say('page.groups.title'),
                text: ({ groups }) => groups.map(({ displayName }) => displayName).join(', '),
                cell: ({ groups }) =>
                  groups.map(({ id, displayName }, at) => (
                    <Fragment key={id}>
                      {at > 0 ? ', ' : ''}
                      <PlaceLink to={PATHS.groups} search={{ panel: id }}>
                        {displayName}
                      </PlaceLink>
                    </Fragment>
                  )),
              },
              {
                id: 'review',
                label: say('page.settings.newServices.state'),
                text: ({ reviewed }) => say(reviewed ? 'page.settings.newServices.reviewed' : 'page.settings.newServices.open'),
                cell: ({ id, reviewed, serviceName }) =>
                  reviewed ? (
                    say('page.settings.newServices.reviewed')
                  ) : mayChange ? (
                    <Button size="small" aria-label={say('page.settings.newServices.reviewOf', { service: serviceName })} onClick={() => reviewing.mutate(id)}>
                      {say('page.settings.newServices.review')}
                    </Button>
                  ) : (
                    say('page.settings.newServices.open')
                  ),
              },
            ]}
          />
        </>
      )}
    </MayNotChange>
  )
}
