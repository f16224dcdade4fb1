import { Button, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PriceRow } from '#model/price-row.ts'
import { client } from '#web/state/client.ts'
import { clockQuery, pricesQuery } from '#web/state/setting-queries.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { NoProducts } from '#web/licenses/no-products.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RecordTable } from '#web/ui/record-table.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { MayNotChange } from './may-not-change.tsx'
import { useSettingChange } from './use-setting-change.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '20rem' },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  history: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
})

/** What a seat of each product costs: the organisation's own price, or the list price, an estimate. */
export function PricesPart() {
  const { say, money, day } = useWords()
  const { panel, change } = useListState()
  const { data, error, refetch } = useQuery(pricesQuery)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={8} />
  if (data.length === 0) return <NoProducts text={say('page.settings.prices.none.text')} />
  const opened = data.find(({ skuId }) => skuId === panel)
  return (
    <MayNotChange permission="Licet.Billing.ReadWrite">
      {(mayChange) => (
        <>
          <RecordTable
            name="prices"
            label={say('page.settings.prices')}
            rows={data}
            rowId={({ skuId }) => skuId}
            {...(mayChange && { onOpen: ({ skuId }: PriceRow) => change({ panel: skuId }) })}
            columns={[
              { id: 'product', label: say('page.home.column.product'), cell: ({ displayName }) => displayName },
              { id: 'price', label: say('page.settings.prices.inForce'), cell: ({ amount, currency }) => (amount === null ? say('page.settings.prices.unknown') : money(amount, currency)) },
              {
                id: 'basis',
                label: say('page.settings.prices.basis'),
                cell: ({ basis, effectiveFrom, amount }) =>
                  amount === null ? '' : basis === 'ownPrice' && effectiveFrom ? say('page.settings.prices.own', { from: day(effectiveFrom) }) : say('page.settings.prices.list'),
              },
              { id: 'list', label: say('page.settings.prices.listPrice'), cell: ({ listPrice }) => (listPrice === null ? '' : money(listPrice, 'USD')) },
            ]}
          />
          {opened ? <PricePanel key={opened.skuId} row={opened} onClose={() => change({ panel: undefined })} /> : null}
        </>
      )}
    </MayNotChange>
  )
}

function PricePanel({ row, onClose }: { row: PriceRow; onClose: () => void }) {
  const styles = useStyles()
  const { say, money, day } = useWords()
  const { data: clock } = useQuery(clockQuery)
  const [amount, setAmount] = useState(row.basis === 'ownPrice' && row.amount !== null ? String(row.amount) : '')
  const [from, setFrom] = useState<string | null>(null)
  const effectiveFrom = from ?? clock?.now.slice(0, 10) ?? ''
  const saving = useSettingChange((price: number | null) => client.patchPrice(row.skuId, { amount: price, ...(effectiveFrom && { effectiveFrom }) }), ['settings', 'prices'], onClose)
  return (
    <Panel
      open
      title={row.displayName}
      onClose={onClose}
      isUnsaved={from !== null}
      footer={
        <>
          <Button appearance="primary" disabledFocusable={amount === '' || saving.isPending} onClick={() => saving.mutate(Number(amount))}>
            {say('ui.save')}
          </Button>
          {row.basis === 'ownPrice' ? (
            <Button disabledFocusable={saving.isPending} onClick={() => saving.mutate(null)}>
              {say('page.settings.prices.back')}
            </Button>
          ) : null}
          <Button onClick={onClose}>{say('ui.close')}</Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label={say('page.settings.prices.amount', { currency: row.currency })}>
          <Input type="number" min={0} step={0.01} value={amount} onChange={(_event, { value }) => setAmount(value)} />
        </Field>
        <Field label={say('page.settings.prices.from')} hint={say('page.settings.prices.from.hint')}>
          <Input type="date" value={effectiveFrom} onChange={(_event, { value }) => setFrom(value)} />
        </Field>
      </div>
      {saving.error ? <ErrorState error={saving.error} /> : null}
      {row.history.length > 0 ? (
        <section>
          <h3 className={styles.title}>{say('page.settings.prices.history')}</h3>
          <ul className={styles.history}>
            {row.history.map((price) => (
              <li key={price.effectiveFrom}>
                {say('page.settings.prices.since', { from: day(price.effectiveFrom), price: price.amount === null ? say('page.settings.prices.list') : money(price.amount, price.currency) })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Panel>
  )
}
