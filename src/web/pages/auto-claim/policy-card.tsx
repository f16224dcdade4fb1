import { Button, makeStyles, Switch, tokens, typographyStyles } from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ListedPolicy } from '#model/auto-claim-policy.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { ClaimReport } from './claim-report.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '60rem', padding: tokens.spacingHorizontalL, borderRadius: tokens.borderRadiusLarge, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  name: { ...typographyStyles.subtitle2, margin: 0 },
  verbs: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  products: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXXL, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, ...typographyStyles.body1 },
  free: { color: tokens.colorNeutralForeground2 },
})

interface PolicyCardProps {
  readonly policy: ListedPolicy
  readonly mayChange: boolean
  readonly onEdit: () => void
}

/** The policy: on or off, its products in their order with what is free of each, and what came of it. */
export function PolicyCard({ policy, mayChange, onEdit }: PolicyCardProps) {
  const styles = useStyles()
  const { say } = useWords()
  const queries = useQueryClient()
  const switching = useMutation({
    mutationFn: (isEnabled: boolean) => client.patchAutoClaimPolicy(policy.id, { isEnabled }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['autoClaimPolicies'] }),
  })
  return (
    <section className={styles.root} aria-label={policy.displayName}>
      <div className={styles.head}>
        <h2 className={styles.name}>{policy.displayName}</h2>
        <div className={styles.verbs}>
          <Switch
            label={say(policy.isEnabled ? 'page.autoClaim.on' : 'page.autoClaim.off')}
            aria-label={say('page.autoClaim.policy', { name: policy.displayName })}
            checked={switching.isPending ? switching.variables : policy.isEnabled}
            disabled={!mayChange}
            onChange={(_event, { checked }) => switching.mutate(checked)}
          />
          {mayChange ? (
            <Button icon={<EditRegular />} onClick={onEdit}>
              {say('page.autoClaim.edit')}
            </Button>
          ) : null}
        </div>
      </div>
      {switching.error ? <ErrorState error={switching.error} /> : null}
      <ol className={styles.products} aria-label={say('page.autoClaim.products')}>
        {policy.products.map(({ skuId, displayName, disabledPlans, available }, at) => (
          <li key={skuId}>
            {displayName}{' '}
            <span className={styles.free}>
              {say(at === 0 ? 'page.autoClaim.primary' : 'page.autoClaim.backup')} · {say('ui.seats.free', { free: available })}
              {disabledPlans.length > 0 ? ` · ${say('page.product.someOff', { count: disabledPlans.length })}` : ''}
            </span>
          </li>
        ))}
      </ol>
      <ClaimReport policy={policy} />
    </section>
  )
}
