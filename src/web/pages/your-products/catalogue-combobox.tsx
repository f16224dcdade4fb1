import { Combobox, Field, makeStyles, Option } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Guid } from '#model/guid.ts'
import type { Product } from '#model/product.ts'
import { catalogueQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { useExpandIcon } from '#web/ui/use-expand-icon.ts'
import { findInCatalogue } from './find-in-catalogue.ts'

const useStyles = makeStyles({ list: { maxHeight: '20rem' } })

/** Products that are shown of those that match; typing more finds the others. */
const MOST_SHOWN = 40

const labelOf = ({ displayName, skuPartNumber, ambiguous }: Product): string => (ambiguous ? `${displayName} (${skuPartNumber})` : displayName)

interface CatalogueComboboxProps {
  readonly label: string
  readonly product: Product | null
  /** One that is not offered. */
  readonly except?: Guid
  readonly onChange: (product: Product | null) => void
}

/** A product of the whole catalogue, found by typing. */
export function CatalogueCombobox({ label, product, except, onChange }: CatalogueComboboxProps) {
  const styles = useStyles()
  const { say } = useWords()
  const expandIcon = useExpandIcon()
  const { data: products = [] } = useQuery(catalogueQuery)
  const [typed, setTyped] = useState('')
  const shown = findInCatalogue(products, typed).filter(({ skuId }) => skuId !== except).slice(0, MOST_SHOWN)
  return (
    <Field label={label} required>
      <Combobox
        freeform
        expandIcon={expandIcon}
        listbox={{ className: styles.list }}
        placeholder={say('page.subscription.buy.search')}
        value={product ? labelOf(product) : typed}
        selectedOptions={product ? [product.skuId] : []}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(null)
        }}
        onOptionSelect={(_event, { optionValue }) => onChange(products.find(({ skuId }) => skuId === optionValue) ?? null)}
      >
        {shown.map((one) => (
          <Option key={one.skuId} value={one.skuId} text={labelOf(one)}>
            {labelOf(one)}
          </Option>
        ))}
      </Combobox>
    </Field>
  )
}
