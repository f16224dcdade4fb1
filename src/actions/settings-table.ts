// The settings of an organisation: each with what it is until somebody sets it, and what it takes.
import { isTimeZone } from '#model/time-zone.ts'

export interface Setting {
  /** Kept and never shown. */
  readonly isSecret?: true
  readonly standard: unknown
  readonly expected: string
  readonly accepts: (value: unknown) => boolean
}

const isShortText = (value: unknown): boolean => typeof value === 'string' && value.length <= 256
const isWeb = (value: unknown): boolean => isShortText(value) && (value === '' || (/^https:\/\/\S+$/.test(value as string) && URL.canParse(value as string)))

const flag = (standard: boolean): Setting => ({ standard, expected: 'true or false', accepts: (value) => typeof value === 'boolean' })
const shortText = (): Setting => ({ standard: '', expected: 'a text of at most 256 characters', accepts: isShortText })
const web = (): Setting => ({ standard: '', expected: 'an address that begins with https://, or nothing', accepts: isWeb })
const days = (least: number): Setting => ({
  standard: null,
  expected: `a whole number of days from ${least} to 36500, or null for ever`,
  accepts: (value) => value === null || (Number.isInteger(value) && (value as number) >= least && (value as number) <= 36_500),
})

export const SETTINGS: Readonly<Record<string, Setting>> = {
  /** D7: License and User administrators may license guests too. */
  othersMayLicenseGuests: flag(false),
  /** Freed seats go to whoever has waited longest (D2); off, they wait for a reprocess. */
  grantFreedSeats: flag(true),
  /** D10: mailboxes that lose their licence wait 60 days instead of 30. */
  delicensingResiliency: flag(false),
  /** For how many days the files of somebody who was deleted are kept before they go to the recycle bin. */
  oneDriveRetentionDays: { standard: 30, expected: 'a whole number of days from 30 to 3650', accepts: (value) => Number.isInteger(value) && Number(value) >= 30 && Number(value) <= 3_650 },
  /** D23: writes of a $batch without Content-Type are accepted. */
  lenientBatch: flag(false),
  /** D12: operations older than so many days are forgotten, and with them their undo; null keeps them for ever. */
  auditRetentionDays: days(30),
  /** Who helps you: shown beside what a person may not do. */
  helpName: shortText(),
  helpMail: shortText(),
  helpPhone: shortText(),
  helpLink: web(),
  /** What a browser that has chosen none speaks; null for its own. */
  language: { standard: null, expected: 'en, fr or null', accepts: (value) => value === 'en' || value === 'fr' || value === null },
  /** D16: in which days are read; null for that of whoever reads. */
  timeZone: { standard: null, expected: 'a time zone such as Europe/Paris, or null', accepts: (value) => value === null || isTimeZone(value) },
  /** D17: in which own prices are; list prices are known in dollars alone. */
  currency: { standard: 'USD', expected: 'a currency of ISO 4217 as three capital letters', accepts: (value) => typeof value === 'string' && Intl.supportedValuesOf('currency').includes(value) },
  /** Where people are sent for licences instead of asking here; without a message they ask here. */
  requestMessage: { standard: '', expected: 'a text of at most 1,024 characters', accepts: (value) => typeof value === 'string' && value.length <= 1_024 },
  requestLink: web(),
  /** People get licences by themselves when they first sign in (domain.md 9.6). */
  autoClaim: flag(false),
  /** An outside OpenID Connect provider through which people may sign in. */
  signInProviderIssuer: web(),
  signInProviderName: shortText(),
  signInProviderClientId: shortText(),
  signInProviderClientSecret: { ...shortText(), isSecret: true },
  defaultUsageLocation: { standard: null, expected: 'a country of ISO 3166-1 as two letters', accepts: (value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value) },
}
