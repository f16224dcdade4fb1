import { SettingsForm } from './settings-form.tsx'

const FIELDS = [
  { name: 'helpName', kind: 'text', label: 'page.settings.help.name' },
  { name: 'helpMail', kind: 'mail', label: 'page.settings.help.mail' },
  { name: 'helpPhone', kind: 'phone', label: 'page.settings.help.phone' },
  { name: 'helpLink', kind: 'web', label: 'page.settings.help.link', hint: 'page.settings.help.link.hint' },
] as const

/** Who helps you: shown beside everything that a person may not do. */
export function HelpPart() {
  return <SettingsForm fields={FIELDS} />
}
