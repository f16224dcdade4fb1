import { Dropdown, Field, Input, Option, Switch } from '@fluentui/react-components'
import type { MessageKey } from '#words/language.ts'
import { LANGUAGES } from '#words/language.ts'
import { LocationPicker } from '#web/licenses/location-picker.tsx'
import { useWords } from '#web/state/words-context.tsx'

/** One setting on screen: its name in the API, how it is entered, and its words. */
export interface SettingFieldOf {
  readonly name: string
  readonly kind: 'text' | 'mail' | 'phone' | 'web' | 'secret' | 'flag' | 'days' | 'location' | 'language' | 'timeZone' | 'currency'
  readonly label: MessageKey
  readonly hint?: MessageKey
}

interface SettingFieldProps {
  readonly field: SettingFieldOf
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

const INPUT_TYPES = { text: 'text', mail: 'email', phone: 'tel', web: 'url', secret: 'password' } as const

const OWN = ''

/** Enters one setting by what it takes. */
export function SettingField({ field, value, onChange }: SettingFieldProps) {
  const { say, language } = useWords()
  const { kind, label, hint } = field
  const words = { label: say(label), ...(hint && { hint: say(hint) }) }
  switch (kind) {
    case 'flag':
      return (
        <Field {...(hint && { hint: say(hint) })}>
          <Switch label={say(label)} checked={value === true} onChange={(_event, { checked }) => onChange(checked)} />
        </Field>
      )
    case 'location':
      return <LocationPicker value={typeof value === 'string' ? value : ''} onChange={onChange} {...(hint && { hint: say(hint) })} />
    case 'days':
      return (
        <Field {...words}>
          <Input type="number" min={30} placeholder={say('page.settings.forEver')} value={typeof value === 'number' ? String(value) : ''} onChange={(_event, { value: text }) => onChange(text === '' ? null : Number(text))} />
        </Field>
      )
    case 'language':
      return <Choice words={words} value={value} own={say('page.settings.ofTheBrowser')} choices={LANGUAGES.map((id) => ({ id, name: say(`ui.languageName.${id}`) }))} onChange={onChange} />
    case 'timeZone':
      return <Choice words={words} value={value} own={say('page.settings.ofTheBrowser')} choices={Intl.supportedValuesOf('timeZone').map((id) => ({ id, name: id.replaceAll('_', ' ') }))} onChange={onChange} />
    case 'currency': {
      const names = new Intl.DisplayNames(language, { type: 'currency' })
      return <Choice words={words} value={value} choices={Intl.supportedValuesOf('currency').map((id) => ({ id, name: `${id}, ${names.of(id) ?? id}` }))} onChange={onChange} />
    }
    default:
      return (
        <Field {...words}>
          <Input type={INPUT_TYPES[kind]} maxLength={256} autoComplete="off" value={typeof value === 'string' ? value : ''} onChange={(_event, { value: text }) => onChange(text)} />
        </Field>
      )
  }
}

interface ChoiceProps {
  readonly words: { readonly label: string; readonly hint?: string }
  readonly value: unknown
  /** What it is when nothing is chosen; without it something must be. */
  readonly own?: string
  readonly choices: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (value: string | null) => void
}

function Choice({ words, value, own, choices, onChange }: ChoiceProps) {
  const all = own === undefined ? choices : [{ id: OWN, name: own }, ...choices]
  const chosen = typeof value === 'string' ? value : OWN
  return (
    <Field {...words}>
      <Dropdown value={all.find(({ id }) => id === chosen)?.name ?? chosen} selectedOptions={[chosen]} onOptionSelect={(_event, { optionValue }) => onChange(optionValue === OWN ? null : (optionValue ?? null))}>
        {all.map(({ id, name }) => (
          <Option key={id} value={id}>
            {name}
          </Option>
        ))}
      </Dropdown>
    </Field>
  )
}
