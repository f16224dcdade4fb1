// Billing > Licenses > Auto-claim: a licence at the first sign-in.
import { Button, makeStyles, Switch, tokens, typographyStyles } from '@fluentui/react-components'
import { AddCircleRegular } from '@fluentui/react-icons/svg/add-circle'
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { LicensesTabs } from '#web/licenses/licenses-tabs.tsx'
import { client } from '#web/state/client.ts'
import { autoClaimPoliciesQuery, sessionQuery } from '#web/state/queries.ts'
import { settingsQuery } from '#web/state/setting-queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { PolicyCard } from './policy-card.tsx'
import { PolicyPane } from './policy-pane.tsx'

const useStyles = makeStyles({
  setting: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
})

/** Off until it is switched on; one policy says which products, in which order. */
export function AutoClaimPage() {
  const { say } = useWords()
  const [isEditing, setEditing] = useState(false)
  const { data: session } = useQuery(sessionQuery)
  const { data: policies, error, refetch } = useQuery(autoClaimPoliciesQuery)
  const mayChange = session?.permissions.includes('Licet.Admin.ReadWrite') === true
  const [policy] = policies ?? []
  return (
    <Page>
      <PageTitle title={say('page.autoClaim.title')} purpose={say('page.autoClaim.purpose')} help="self-service.html" />
      <LicensesTabs />
      {mayChange ? null : (
        <Notice>{say('page.autoClaim.readOnly')}</Notice>
      )}
      <TheSwitch mayChange={mayChange} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!policies && !error ? <SkeletonLines lines={4} /> : null}
      {policies && !policy ? (
        <EmptyState icon={<PersonKeyRegular />} title={say('page.autoClaim.empty')} text={say('page.autoClaim.empty.text')}>
          {mayChange ? (
            <Button appearance="primary" icon={<AddCircleRegular />} onClick={() => setEditing(true)}>
              {say('page.autoClaim.create')}
            </Button>
          ) : null}
        </EmptyState>
      ) : null}
      {policy ? <PolicyCard policy={policy} mayChange={mayChange} onEdit={() => setEditing(true)} /> : null}
      {isEditing ? <PolicyPane policy={policy} onClose={() => setEditing(false)} /> : null}
    </Page>
  )
}

/** The organization's own switch; the policy has another. */
function TheSwitch({ mayChange }: { mayChange: boolean }) {
  const styles = useStyles()
  const { say } = useWords()
  const queries = useQueryClient()
  const { data: settings } = useQuery(settingsQuery)
  const switching = useMutation({
    mutationFn: (autoClaim: boolean) => client.patchSettings({ autoClaim }),
    onSuccess: (after) => queries.setQueryData(settingsQuery.queryKey, after),
  })
  return (
    <div className={styles.setting}>
      <Switch
        label={say('page.autoClaim.setting')}
        checked={switching.isPending ? switching.variables : settings?.['autoClaim'] === true}
        disabled={!mayChange || !settings}
        onChange={(_event, { checked }) => switching.mutate(checked)}
      />
      <p className={styles.note}>{say('page.autoClaim.setting.text')}</p>
      {switching.error ? <ErrorState error={switching.error} /> : null}
    </div>
  )
}
