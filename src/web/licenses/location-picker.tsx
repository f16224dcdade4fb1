import { Combobox, Field, Option } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import { countryCodes } from './country-codes.ts'

interface LocationPickerProps {
  /** ISO code; empty while none is chosen. */
  readonly value: string
  readonly onChange: (code: string) => void
  /** *Usage location* unless another is given. */
  readonly label?: string
  readonly hint?: string
  readonly isMissing?: boolean
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Chooses a country by its name in the reader's language, or its code. */
export function LocationPicker({ value, onChange, label, hint, isMissing = false }: LocationPickerProps) {
  const { say, country, language } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const countries = useMemo(() => {
    const collator = new Intl.Collator(language)
    return countryCodes()
      .map((code) => ({ code, name: country(code) }))
      .toSorted((a, b) => collator.compare(a.name, b.name))
  }, [country, language])
  const wanted = plain(typed ?? '')
  const found = wanted === '' ? countries : countries.filter(({ code, name }) => plain(name).includes(wanted) || code.toLowerCase() === wanted)
  return (
    <Field
      label={label ?? say('page.user.location')}
      {...(hint ? { hint } : {})}
      {...(isMissing ? { validationState: 'warning' as const, validationMessage: say('page.user.location.missing') } : {})}
    >
      <Combobox
        placeholder={say('page.user.location.choose')}
        value={typed ?? (value ? country(value) : '')}
        selectedOptions={value ? [value] : []}
        open={isOpen}
        onOpenChange={(_event, { open }) => setOpen(open)}
        onChange={(event) => {
          setTyped(event.target.value)
          setOpen(true)
        }}
        onBlur={() => setTyped(null)}
        onOptionSelect={(_event, { optionValue }) => {
          if (optionValue) onChange(optionValue)
          setTyped(null)
        }}
      >
        {found.map(({ code, name }) => (
          <Option key={code} value={code} text={name}>
            {name}
          </Option>
        ))}
      </Combobox>
    </Field>
  )
}
