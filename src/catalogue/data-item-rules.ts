// Data items: which service plans keep a person's mailbox, files, number or Office alive (D10, D20).
import type { DataItemKind } from '#model/data-item.ts'

export interface DataItemRule {
  readonly item: DataItemKind
  /** Tried on the technical name of the plan. */
  readonly names: RegExp
  readonly reason: string
}

/** Every row that matches counts: Exchange Plan 2 carries a mailbox and an archive. */
const RULES: readonly DataItemRule[] = [
  {
    item: 'mailbox',
    names: /^EXCHANGE_(S_(DESKLESS|ENTERPRISE|ESSENTIALS|STANDARD)(_GOV|_MIDMARKET)?|[BL]_STANDARD)$/,
    reason: 'A plan of Exchange Online that comes with a mailbox',
  },
  {
    item: 'archive',
    names: /^EXCHANGE_S_(ENTERPRISE(_GOV)?|ARCHIVE(_ADDON)?)$/,
    reason: 'Exchange Online Plan 2, or Exchange Online Archiving',
  },
  {
    item: 'oneDrive',
    names: /^(SHAREPOINT(DESKLESS|ENTERPRISE|STANDARD|LITE|_S_DEVELOPER)(_GOV|_EDU|_MIDMARKET)?|SharePoint Plan 1G|ONEDRIVE(ENTERPRISE|STANDARD|LITE_IW|CLIPCHAMP|_BASIC(_P2|_GOV)?))$/,
    reason: 'A plan of SharePoint or OneDrive with storage of a person',
  },
  {
    item: 'phoneNumber',
    names: /^(MCOEV(_GOV|_VIRTUALUSER(_GOV)?|SMB)?|MCOFMC1|MCOPSTN(\d(_GOV)?|EAU|_PAYG_1)|PSTN5_US|Skype for Business PSTN Calling Domestic Small)$/,
    reason: 'Teams Phone or a calling plan: a number can be assigned',
  },
  {
    item: 'officeActivation',
    names: /^(OFFICESUBSCRIPTION(_GOV|_unattended(_GOV)?)?|OFFICE_(BUSINESS|PRO_PLUS_SUBSCRIPTION_SMBIZ))$/,
    reason: 'Office desktop apps, activated on the devices of a person (the mobile apps alone are not)',
  },
]

/** Tells which kinds of data a service plan carries, and why, from its technical name. */
export function dataItemRulesOf(servicePlanName: string): readonly DataItemRule[] {
  return RULES.filter(({ names }) => names.test(servicePlanName))
}
