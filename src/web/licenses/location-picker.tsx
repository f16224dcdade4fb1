import { useMemo } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import { NamePicker } from '#web/ui/name-picker.tsx'
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

/** Chooses a country by its name in the reader's language, or its code. */
export function LocationPicker({ value, onChange, label, hint, isMissing = false }: LocationPickerProps) {
  const { say, country, language } = useWords()
  const countries = useMemo(() => {
    const collator = new Intl.Collator(language)
    return countryCodes()
      .map((id) => ({ id, name: country(id) }))
      .toSorted((a, b) => collator.compare(a.name, b.name))
  }, [country, language])
  return (
    <NamePicker
      label={label ?? say('page.user.location')}
      placeholder={say('page.user.location.choose')}
      hint={hint}
      warning={isMissing ? say('page.user.location.missing') : undefined}
      names={countries}
      value={value}
      onChange={onChange}
    />
  )
}
