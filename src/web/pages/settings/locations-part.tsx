import { Button, Combobox, Field, Input, makeStyles, Option, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocationRule } from '#model/product.ts'
import { LocationPicker } from '#web/licenses/location-picker.tsx'
import { client } from '#web/state/client.ts'
import { catalogueQuery, servicePlansQuery } from '#web/state/queries.ts'
import { locationRulesQuery } from '#web/state/setting-queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RecordTable } from '#web/ui/record-table.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { useExpandIcon } from '#web/ui/use-expand-icon.ts'
import { useMissing } from '#web/ui/use-missing.tsx'
import { MayNotChange } from './may-not-change.tsx'
import { useSettingChange } from './use-setting-change.ts'

const MOST_FOUND = 30
/** The rule that every organisation begins with; its note is told in the reader's language. */
const EXAMPLE = 'loc-MCOMEETADV-BN'

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  wide: { minWidth: 'min(22rem, 100%)' },
})

/** Where a product or a service may not be given: the organisation's own table. */
export function LocationsPart() {
  const { say, country } = useWords()
  const { data, error, refetch } = useQuery(locationRulesQuery)
  const { data: products = [] } = useQuery(catalogueQuery)
  const { data: plans = [] } = useQuery(servicePlansQuery)
  const saving = useSettingChange((rules: readonly Partial<LocationRule>[]) => client.replaceLocationRules(rules), ['settings', 'locationRules'])
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={4} />
  const nameOf = ({ skuId, servicePlanId }: LocationRule): string =>
    products.find((product) => product.skuId === skuId)?.displayName ?? plans.find((plan) => plan.servicePlanId === servicePlanId)?.displayName ?? skuId ?? servicePlanId ?? ''
  return (
    <MayNotChange permission="Licet.Admin.ReadWrite">
      {(mayChange) => (
        <>
          {mayChange ? <NewRule onAdd={(rule) => saving.mutate([...data, rule])} /> : null}
          {saving.error ? <ErrorState error={saving.error} /> : null}
          {data.length === 0 ? (
            <EmptyState title={say('page.settings.locations.none')} text={say('page.settings.locations.none.text')} />
          ) : (
            <RecordTable
              name="location-rules"
              label={say('page.settings.locations')}
              rows={data}
              rowId={({ id }) => id}
              columns={[
                { id: 'what', label: say('page.settings.locations.what'), cell: nameOf },
                { id: 'where', label: say('page.settings.locations.where'), cell: (rule) => country(rule.country) },
                { id: 'note', label: say('page.settings.locations.note'), cell: ({ id, note }) => (id === EXAMPLE ? say('page.settings.locations.example') : note) },
                {
                  id: 'remove',
                  label: '',
                  cell: (rule) =>
                    mayChange ? (
                      <Button
                        size="small"
                        appearance="subtle"
                        icon={<DeleteRegular />}
                        aria-label={say('page.settings.locations.remove', { name: nameOf(rule), country: country(rule.country) })}
                        onClick={() => saving.mutate(data.filter(({ id }) => id !== rule.id))}
                      />
                    ) : null,
                },
              ]}
            />
          )}
        </>
      )}
    </MayNotChange>
  )
}

function NewRule({ onAdd }: { onAdd: (rule: Partial<LocationRule>) => void }) {
  const styles = useStyles()
  const { say } = useWords()
  const expandIcon = useExpandIcon()
  const { data: products = [] } = useQuery(catalogueQuery)
  const [text, setText] = useState('')
  const [skuId, setSkuId] = useState<string | null>(null)
  const [place, setPlace] = useState('')
  const [note, setNote] = useState('')
  const found = products.filter(({ displayName }) => displayName.toLowerCase().includes(text.toLowerCase())).slice(0, MOST_FOUND)
  const missing = useMissing(skuId === null || place === '' ? say('page.settings.locations.incomplete') : null)
  const add = () => {
    if (skuId === null || place === '') return
    onAdd({ skuId, country: place, ...(note && { note }) })
    setText('')
    setSkuId(null)
    setPlace('')
    setNote('')
  }
  return (
    <div className={styles.form}>
      <Field label={say('page.home.column.product')} className={styles.wide}>
        <Combobox
          freeform
          expandIcon={expandIcon}
          value={text}
          selectedOptions={skuId ? [skuId] : []}
          onChange={(event) => {
            setText(event.target.value)
            setSkuId(null)
          }}
          onOptionSelect={(_event, { optionValue, optionText }) => {
            setSkuId(optionValue ?? null)
            setText(optionText ?? '')
          }}
        >
          {found.map((product) => (
            <Option key={product.skuId} value={product.skuId} text={product.displayName}>
              {product.displayName}
            </Option>
          ))}
        </Combobox>
      </Field>
      <LocationPicker value={place} onChange={setPlace} />
      <Field label={say('page.settings.locations.note')}>
        <Input value={note} onChange={(_event, { value }) => setNote(value)} />
      </Field>
      <Button appearance="primary" {...missing.describes} onClick={add}>
        {say('page.settings.locations.add')}
      </Button>
      {missing.note}
    </div>
  )
}
