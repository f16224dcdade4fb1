import { SettingsForm } from './settings-form.tsx'

const FIELDS = [
  { name: 'language', kind: 'language', label: 'page.settings.organization.language', hint: 'page.settings.organization.language.hint' },
  { name: 'timeZone', kind: 'timeZone', label: 'page.settings.organization.timeZone', hint: 'page.settings.organization.timeZone.hint' },
  { name: 'currency', kind: 'currency', label: 'page.settings.organization.currency', hint: 'page.settings.organization.currency.hint' },
] as const

/** Languages, time zone, currency. */
export function OrganizationPart() {
  return <SettingsForm fields={FIELDS} />
}
