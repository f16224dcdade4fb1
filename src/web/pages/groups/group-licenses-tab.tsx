import { Button, makeStyles, Switch, tokens, typographyStyles } from '@fluentui/react-components'
import { RibbonRegular } from '@fluentui/react-icons/svg/ribbon'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useProductServices } from '#web/licenses/use-product-services.ts'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { client } from '#web/state/client.ts'
import { useMay } from '#web/state/use-may.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { GroupTabProps } from './group-task.ts'
import { GroupStateBadge } from './group-state-badge.tsx'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

/** What a group gives, with the services that are off, and whether it reaches groups inside it. */
export function GroupLicensesTab({ group, onTask }: GroupTabProps) {
  const styles = useStyles()
  const { say } = useWords()
  const mayChange = useMay()('assignGroupLicense')
  const productName = useProductNames()
  const servicesOf = useProductServices()
  const queries = useQueryClient()
  const nest = useMutation({
    mutationFn: (includeNested: boolean) => client.setIncludeNested(group.id, includeNested),
    onSuccess: () => Promise.all(['groups', 'users'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  })
  const nameOfService = (skuId: string, plan: string): string => servicesOf?.(skuId).find(({ servicePlanId }) => servicePlanId === plan)?.displayName ?? plan
  return (
    <>
      <div>
        {mayChange ? (
          <Button appearance="primary" icon={<RibbonRegular />} onClick={() => onTask({ kind: 'licenses' })}>
            {say('page.groups.changeLicenses')}
          </Button>
        ) : (
          <span className={styles.detail}>{say('ui.denied.verb')}</span>
        )}
      </div>
      <div>
        <GroupStateBadge group={group} />
      </div>
      {group.licenses.length === 0 ? <p>{say('page.groups.givesNothing.text')}</p> : null}
      <ul className={styles.list} aria-label={say('page.groups.tab.licenses')}>
        {group.licenses.map(({ skuId, disabledPlans }) => (
          <li key={skuId}>
            <div>{productName(skuId)}</div>
            <div className={styles.detail}>
              {disabledPlans.length === 0
                ? say('page.product.allOn')
                : say('page.groups.servicesOff', { services: disabledPlans.map((plan) => nameOfService(skuId, plan)) })}
            </div>
          </li>
        ))}
      </ul>
      {nest.error ? (
        <Notice intent="error">{nest.error.message}</Notice>
      ) : null}
      <div>
        <Switch
          label={say('page.groups.includeNested')}
          disabled={!mayChange}
          checked={nest.isPending ? nest.variables : group.includeNested}
          onChange={(_event, { checked }) => nest.mutate(checked)}
        />
        <div className={styles.detail}>{say('page.groups.includeNested.text', { count: group.groupsInside })}</div>
      </div>
    </>
  )
}
