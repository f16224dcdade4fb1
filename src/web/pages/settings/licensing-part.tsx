import { SettingsForm } from './settings-form.tsx'

const FIELDS = [
  { name: 'defaultUsageLocation', kind: 'location', label: 'page.user.location', hint: 'page.settings.licensing.location.hint' },
  { name: 'grantFreedSeats', kind: 'flag', label: 'page.settings.licensing.waiting', hint: 'page.settings.licensing.waiting.hint' },
  { name: 'othersMayLicenseGuests', kind: 'flag', label: 'page.settings.licensing.guests', hint: 'page.settings.licensing.guests.hint' },
  { name: 'delicensingResiliency', kind: 'flag', label: 'page.settings.licensing.resiliency', hint: 'page.settings.licensing.resiliency.hint' },
  { name: 'lenientBatch', kind: 'flag', label: 'page.settings.licensing.lenientBatch', hint: 'page.settings.licensing.lenientBatch.hint' },
] as const

/** How licences are given here: waiting, guests, locations, data after removal. */
export function LicensingPart() {
  return <SettingsForm fields={FIELDS} />
}
