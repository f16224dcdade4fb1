// What Contoso has bought, in the order in which the products are listed; add-ons come last.
import type { SubscriptionEntry } from './organization-file.ts'

const PRODUCTS: readonly SubscriptionEntry[] = [
  { product: 'SPE_E5', seats: 1000, boughtDaysAgo: 250, nextInDays: 115 },
  { product: 'SPE_E3', seats: 50, boughtDaysAgo: 340, nextInDays: 25 },
  // One product, two purchases: the Licenses page says 13, its details 5 + 8.
  { product: 'SPB', seats: 5, boughtDaysAgo: 300, nextInDays: 65 },
  { product: 'SPB', seats: 8, boughtDaysAgo: 5, nextInDays: 25, term: 'P1M' },
  { product: 'SPE_F1', seats: 60, channel: 'reseller', boughtDaysAgo: 200, nextInDays: 165 },
  // In grace: it was not renewed, works on, and is switched off in 18 days.
  { product: 'ENTERPRISEPACK', seats: 20, status: 'Warning', boughtDaysAgo: 377, nextInDays: 18, recurringBilling: false, accountType: 'MOSA' },
  { product: 'STANDARDPACK', seats: 20, boughtDaysAgo: 150, nextInDays: 215, accountType: 'MOSA' },
  { product: 'DESKLESSPACK', seats: 40, boughtDaysAgo: 150, nextInDays: 215, accountType: 'MOSA' },
  { product: 'EXCHANGESTANDARD', seats: 15, boughtDaysAgo: 90, nextInDays: 275 },
  { product: 'EXCHANGEENTERPRISE', seats: 12, boughtDaysAgo: 90, nextInDays: 275 },
  // 13 seats for 15 people: 5 were removed at the last renewal, and nobody took licences back.
  { product: 'PROJECTPROFESSIONAL', seats: 13, boughtDaysAgo: 35, nextInDays: 330 },
  // Exactly one seat is free.
  { product: 'VISIOCLIENT', seats: 10, boughtDaysAgo: 120, nextInDays: 245 },
  { product: 'PROJECT_P1', seats: 10, boughtDaysAgo: 60, nextInDays: 305 },
  { product: 'PROJECT_P1', seats: 2, boughtBy: 'LeoM@contoso.com', boughtDaysAgo: 20, nextInDays: 10, term: 'P1M' },
  // Owned by self-service alone: an administrator cannot give it away.
  { product: 'POWER_BI_PRO', seats: 3, boughtBy: 'LeoM@contoso.com', boughtDaysAgo: 40, nextInDays: 20, term: 'P1M' },
  { product: 'DYN365_ENTERPRISE_SALES', seats: 25, trial: true, boughtDaysAgo: 18, nextInDays: 12, term: 'P1M', recurringBilling: false },
  { product: 'CRMSTANDARD', seats: 15, status: 'Suspended', boughtDaysAgo: 440, nextInDays: 45, recurringBilling: false, accountType: 'MOSA' },
  { product: 'POWERAUTOMATE_ATTENDED_RPA', seats: 20, boughtDaysAgo: 45, nextInDays: 320, price: 13.5 },
  { product: 'EMS', seats: 25, boughtDaysAgo: 210, nextInDays: 155 },
  { product: 'AAD_PREMIUM_P2', seats: 10, boughtDaysAgo: 210, nextInDays: 155 },
  { product: 'THREAT_INTELLIGENCE', seats: 10, boughtDaysAgo: 80, nextInDays: 285 },
  // Free products come with more seats than anybody needs.
  { product: 'FLOW_FREE', seats: 10_000, boughtDaysAgo: 400, nextInDays: null, recurringBilling: false },
  { product: 'POWER_BI_STANDARD', seats: 1_000_000, boughtDaysAgo: 400, nextInDays: null, recurringBilling: false },
]

const ADD_ONS: readonly SubscriptionEntry[] = [
  { product: 'MCOEV', seats: 40, boughtDaysAgo: 190, nextInDays: 175 },
  { product: 'MCOMEETADV', seats: 40, boughtDaysAgo: 190, nextInDays: 175 },
  { product: 'Microsoft_365_Copilot', seats: 25, boughtDaysAgo: 70, nextInDays: 295, price: 28 },
  { product: 'WORKPLACE_ANALYTICS', seats: 10, boughtDaysAgo: 100, nextInDays: 265 },
  // For the organisation as a whole: nobody can hold it.
  { product: 'SHAREPOINTSTORAGE', seats: 500, boughtDaysAgo: 230, nextInDays: 135 },
]

export const CONTOSO_PURCHASES: readonly SubscriptionEntry[] = [...PRODUCTS, ...ADD_ONS]
