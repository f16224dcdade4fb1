import { Field, makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { PolicyChanges } from '#client/claim-calls.ts'
import { SELF_SERVICE_POLICIES } from '#model/self-service.ts'
import type { SelfServicePolicy, SelfServiceProduct } from '#model/self-service.ts'
import { client } from '#web/state/client.ts'
import { selfServicePoliciesQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RecordTable } from '#web/ui/record-table.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { MayNotChange } from './may-not-change.tsx'
import { SettingsForm } from './settings-form.tsx'
import { useSettingChange } from './use-setting-change.ts'

const useStyles = makeStyles({
  standard: { maxWidth: '24rem' },
  choice: { maxWidth: '24rem' },
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalM} 0 0` },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '45rem' },
})

/** Stands for following the standard policy. */
const STANDARD = ''

const PROCESS_FIELDS = [
  { name: 'requestMessage', kind: 'text', label: 'page.settings.selfService.requestMessage', hint: 'page.settings.selfService.requestMessage.hint' },
  { name: 'requestLink', kind: 'web', label: 'page.settings.selfService.requestLink' },
] as const

/** Who may buy what for themselves, product by product and for those to come; and where requests go. */
export function SelfServicePart() {
  const styles = useStyles()
  const { say } = useWords()
  const { data, error, refetch } = useQuery(selfServicePoliciesQuery)
  const setting = useSettingChange((changes: PolicyChanges) => client.patchSelfServicePolicies(changes), ['selfServicePolicies'])
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={8} />
  return (
    <>
      <MayNotChange permission="Licet.Billing.ReadWrite">
        {(mayChange) => (
          <>
            <Field className={styles.standard} label={say('page.settings.selfService.standard')} hint={say('page.settings.selfService.standard.hint')}>
              <Select value={data.standard} disabled={!mayChange || setting.isPending} onChange={(_event, { value }) => setting.mutate({ standard: value as SelfServicePolicy })}>
                <PolicyOptions />
              </Select>
            </Field>
            {setting.error ? <ErrorState error={setting.error} /> : null}
            <RecordTable
              name="self-service"
              label={say('page.settings.selfService')}
              rows={data.products}
              rowId={({ skuId }) => skuId}
              columns={[
                { id: 'product', label: say('page.licenses.column.product'), cell: ({ displayName }) => displayName },
                {
                  id: 'policy',
                  label: say('page.settings.selfService.policy'),
                  text: ({ policy }) => say(`page.settings.selfService.policy.${policy}`),
                  cell: (product) => <PolicyChoice product={product} standard={data.standard} isDisabled={!mayChange || setting.isPending} onChange={(changes) => setting.mutate(changes)} />,
                },
              ]}
            />
          </>
        )}
      </MayNotChange>
      <h2 className={styles.heading}>{say('page.settings.selfService.requests')}</h2>
      <p className={styles.text}>{say('page.settings.selfService.requests.text')}</p>
      <SettingsForm fields={PROCESS_FIELDS} />
    </>
  )
}

function PolicyOptions() {
  const { say } = useWords()
  return SELF_SERVICE_POLICIES.map((policy) => (
    <option key={policy} value={policy}>
      {say(`page.settings.selfService.policy.${policy}`)}
    </option>
  ))
}

interface PolicyChoiceProps {
  readonly product: SelfServiceProduct
  readonly standard: SelfServicePolicy
  readonly isDisabled: boolean
  readonly onChange: (changes: PolicyChanges) => void
}

function PolicyChoice({ product, standard, isDisabled, onChange }: PolicyChoiceProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { skuId, displayName, policy, isOwn } = product
  const change = (value: string) => onChange({ products: [{ skuId, ...(value === STANDARD ? {} : { policy: value as SelfServicePolicy }) }] })
  return (
    <Select className={styles.choice} aria-label={say('page.settings.selfService.policyOf', { product: displayName })} value={isOwn ? policy : STANDARD} disabled={isDisabled} onChange={(_event, { value }) => change(value)}>
      <option value={STANDARD}>{say('page.settings.selfService.policy.asStandard', { policy: say(`page.settings.selfService.policy.${standard}`) })}</option>
      <PolicyOptions />
    </Select>
  )
}
