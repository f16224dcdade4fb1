// Contoso: the sample organisation, always the same, with something of everything that happens to licences.
import { CONTOSO_GROUPS } from './contoso-groups.ts'
import { CONTOSO_OTHERS } from './contoso-others.ts'
import { CONTOSO_PEOPLE } from './contoso-people.ts'
import { CONTOSO_PURCHASES } from './contoso-purchases.ts'
import type { OrganizationFile } from './organization-file.ts'

/** Who is in it and why is told in sentinels.ts. */
export const CONTOSO = {
  id: 'c0a7050c-0365-4e5a-8b1c-0c0ffee0c0de',
  displayName: 'Contoso',
  country: 'US',
  domains: ['contoso.com', 'contoso.onmicrosoft.com'],
  administrator: 'admin@contoso.com',
  people: [...CONTOSO_PEOPLE, ...CONTOSO_OTHERS],
  groups: [...CONTOSO_GROUPS],
  subscriptions: [...CONTOSO_PURCHASES],
  requests: [
    { product: 'MCOMEETADV', by: 'PradeepG@contoso.com', message: 'I lead the calls with our auditors, who dial in by phone.', askedDaysAgo: 3 },
    { product: 'SPE_E3', by: 'DebraB@contoso.com', message: 'Finance works with it, and Business Premium lacks half of what they send me.' },
  ],
} as const satisfies OrganizationFile
