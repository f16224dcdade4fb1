// Products that Microsoft sells to people directly. What is missing here cannot be bought by self-service.
import type { Product } from '#model/product.ts'
import type { Catalogue } from './catalogue.ts'

/** By part number. */
const SOLD = [
  'Clipchamp_Premium',
  'DYN365_MARKETING_APP',
  'Microsoft_365_Copilot',
  'Microsoft_Copilot_for_Sales',
  'Microsoft_Viva_Goals',
  'M365_TEAMS_PREMIUM',
  'PBI_PREMIUM_PER_USER',
  'POWERAPPS_PER_USER',
  'POWERAUTOMATE_ATTENDED_RPA',
  'POWER_BI_PRO',
  'PROJECTPROFESSIONAL',
  'PROJECT_P1',
  'SPE_F1',
  'VISIOCLIENT',
  'VISIOONLINE_PLAN1',
  'VIVA_LEARNING',
] as const

/** The products that people may be allowed to buy for themselves, by name. */
export function selfServiceProducts({ productsByPartNumber }: Catalogue): readonly Product[] {
  const found = SOLD.flatMap((partNumber) => productsByPartNumber.get(partNumber) ?? [])
  return found.sort((a, b) => (a.displayName < b.displayName ? -1 : 1))
}
