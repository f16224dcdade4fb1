import { Button, Field, Input, makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { MOST_BACKUPS } from '#model/auto-claim-policy.ts'
import type { ListedPolicy } from '#model/auto-claim-policy.ts'
import type { Guid } from '#model/guid.ts'
import type { AssignedLicense } from '#model/license.ts'
import { isCentral } from '#web/licenses/is-central.ts'
import { ServiceSwitches } from '#web/licenses/service-switches.tsx'
import { useProductServices } from '#web/licenses/use-product-services.ts'
import { client } from '#web/state/client.ts'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  reason: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, alignSelf: 'center' },
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  grow: { flexGrow: 1 },
  toggle: { alignSelf: 'flex-start' },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
})

interface PolicyPaneProps {
  /** Left out to make one. */
  readonly policy: ListedPolicy | undefined
  readonly onClose: () => void
}

/** The policy's name and its products, the first one and those behind it. */
export function PolicyPane({ policy, onClose }: PolicyPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const queries = useQueryClient()
  const [name, setName] = useState(policy?.displayName ?? '')
  const [products, setProducts] = useState<readonly AssignedLicense[]>(policy?.products.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })) ?? [{ skuId: '', disabledPlans: [] }])
  const chosen = products.filter(({ skuId }) => skuId !== '')
  const isReady = name.trim() !== '' && chosen.length > 0
  const saving = useMutation({
    mutationFn: async () => {
      const wish = { displayName: name.trim(), products: chosen }
      await (policy ? client.patchAutoClaimPolicy(policy.id, wish) : client.createAutoClaimPolicy(wish))
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['autoClaimPolicies'] })
      onClose()
    },
  })
  const replace = (at: number, product: AssignedLicense) => setProducts(products.map((one, index) => (index === at ? product : one)))
  return (
    <Panel
      open
      title={say(policy ? 'page.autoClaim.edit' : 'page.autoClaim.create')}
      onClose={onClose}
      isUnsaved={!saving.isPending && (name !== (policy?.displayName ?? '') || chosen.length > 0)}
      footer={
        <>
          <Button appearance="primary" disabledFocusable={!isReady || saving.isPending} onClick={() => isReady && !saving.isPending && saving.mutate()}>
            {say('ui.save')}
          </Button>
          <Button onClick={onClose}>{say('ui.cancel')}</Button>
          {isReady ? null : <span className={styles.reason}>{say('page.autoClaim.missing')}</span>}
        </>
      }
    >
      <div className={styles.form}>
        {saving.error ? (
          <Notice intent="error">{saving.error.message}</Notice>
        ) : null}
        <Field label={say('page.autoClaim.name')} required>
          <Input value={name} maxLength={256} onChange={(_event, { value }) => setName(value)} />
        </Field>
        {products.map((product, at) => (
          <ProductChoice
            key={at}
            at={at}
            product={product}
            taken={products.flatMap(({ skuId }, index) => (index === at ? [] : skuId))}
            onChange={(next) => replace(at, next)}
            onRemove={at === 0 ? undefined : () => setProducts(products.filter((_one, index) => index !== at))}
          />
        ))}
        {products.length <= MOST_BACKUPS ? (
          <Button className={styles.toggle} onClick={() => setProducts([...products, { skuId: '', disabledPlans: [] }])}>
            {say('page.autoClaim.addBackup')}
          </Button>
        ) : null}
      </div>
    </Panel>
  )
}

interface ProductChoiceProps {
  readonly at: number
  readonly product: AssignedLicense
  /** Chosen elsewhere in the policy. */
  readonly taken: readonly Guid[]
  readonly onChange: (product: AssignedLicense) => void
  readonly onRemove: (() => void) | undefined
}

function ProductChoice({ at, product, taken, onChange, onRemove }: ProductChoiceProps) {
  const styles = useStyles()
  const { say } = useWords()
  const [isOpen, setOpen] = useState(false)
  const { data: owned = [] } = useQuery(ownedProductsQuery)
  const servicesOf = useProductServices()
  const central = owned.filter((one) => isCentral(one) && !taken.includes(one.skuId))
  return (
    <div className={styles.group}>
      <Field label={at === 0 ? say('page.autoClaim.primary') : say('page.autoClaim.backupNumber', { number: at })} required={at === 0}>
        <div className={styles.line}>
          <Select
            className={styles.grow}
            aria-label={at === 0 ? say('page.autoClaim.primary') : say('page.autoClaim.backupNumber', { number: at })}
            value={product.skuId}
            onChange={(_event, { value }) => onChange({ skuId: value, disabledPlans: [] })}
          >
            <option value="">{say('page.selfService.moveTo.choose')}</option>
            {central.map(({ skuId, displayName, available }) => (
              <option key={skuId} value={skuId}>
                {say('page.selfService.moveTo.option', { product: displayName, free: available })}
              </option>
            ))}
          </Select>
          {onRemove ? <Button icon={<DeleteRegular />} aria-label={say('page.autoClaim.removeBackup', { number: at })} onClick={onRemove} /> : null}
        </div>
      </Field>
      {product.skuId === '' ? null : (
        <Button className={styles.toggle} size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say('page.services.turn')}
        </Button>
      )}
      {isOpen && servicesOf && product.skuId !== '' ? (
        <ServiceSwitches services={servicesOf(product.skuId)} off={new Set(product.disabledPlans)} onChange={(off) => onChange({ ...product, disabledPlans: [...off] })} />
      ) : null}
    </div>
  )
}
