// A value of the journal as somebody reads it.
import type { MessageKey } from '#words/language.ts'

export interface AuditNames {
  readonly day: (iso: string) => string
  readonly say: (key: MessageKey, facts?: Readonly<Record<string, string | number>>) => string
  readonly product: (skuId: string) => string
  readonly service: (servicePlanId: string) => string
}

interface LicenseValue {
  readonly skuId: string
  readonly disabledPlans: readonly string[]
}

const isLicense = (value: unknown): value is LicenseValue => typeof value === 'object' && value !== null && 'skuId' in value && 'disabledPlans' in value

function formatLicense({ skuId, disabledPlans }: LicenseValue, names: AuditNames): string {
  const off = disabledPlans.map(names.service).join(', ')
  return off === '' ? names.product(skuId) : names.say('page.auditLog.licenseWithout', { product: names.product(skuId), services: off })
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/

/** Licences by product, a line each; yes and no; days; lists a line each; anything else as it is kept. Empty for nothing. */
export function formatValue(value: unknown, names: AuditNames): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return names.say(value ? 'ui.yes' : 'ui.no')
  if (typeof value === 'string') return INSTANT.test(value) ? names.day(value) : value
  if (Array.isArray(value)) return value.map((one: unknown) => formatValue(one, names)).join('\n')
  if (isLicense(value)) return formatLicense(value, names)
  if (typeof value === 'object') return Object.entries(value).map(([name, part]) => `${name}: ${formatValue(part, names)}`).join('\n')
  return String(value)
}
