import { Combobox, Field, Option } from '@fluentui/react-components'
import { useState } from 'react'
import { plainLetters } from '#web/state/plain-letters.ts'
import { useExpandIcon } from './use-expand-icon.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

interface NamePickerProps {
  readonly label: string
  readonly placeholder: string
  readonly hint?: string | undefined
  /** What is missing or wrong, said below. */
  readonly warning?: string | undefined
  /** All that can be chosen, in the order in which they are offered. */
  readonly names: readonly Named[]
  /** The id of the chosen one; empty while none is. */
  readonly value: string
  readonly onChange: (id: string) => void
}

/** Chooses one of many by letters of its name, or by its id. */
export function NamePicker({ label, placeholder, hint, warning, names, value, onChange }: NamePickerProps) {
  const expandIcon = useExpandIcon()
  const [typed, setTyped] = useState<string | null>(null)
  // Also when a name is pasted, which Fluent would not open for.
  const [isOpen, setOpen] = useState(false)
  const wanted = plainLetters(typed ?? '')
  const found = wanted === '' ? names : names.filter(({ id, name }) => plainLetters(name).includes(wanted) || id.toLowerCase() === wanted)
  return (
    <Field label={label} {...(hint ? { hint } : {})} {...(warning ? { validationState: 'warning' as const, validationMessage: warning } : {})}>
      <Combobox
        expandIcon={expandIcon}
        placeholder={placeholder}
        value={typed ?? names.find(({ id }) => id === value)?.name ?? value}
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
        {found.map(({ id, name }) => (
          <Option key={id} value={id} text={name}>
            {name}
          </Option>
        ))}
      </Combobox>
    </Field>
  )
}
