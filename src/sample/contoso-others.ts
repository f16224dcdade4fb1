// Accounts of Contoso that are no colleague's: guests, mailboxes and rooms, and people who have left.
import type { PersonEntry } from './organization-file.ts'

const guest = (name: string, alias: string, companyDomain: string, company: string, more: Partial<PersonEntry>): PersonEntry => ({
  userPrincipalName: `${alias}_${companyDomain}#EXT#@contoso.onmicrosoft.com`,
  displayName: name,
  mail: `${alias}@${companyDomain}`,
  companyName: company,
  userType: 'Guest',
  invitation: 'Accepted',
  createdDaysAgo: 120,
  ...more,
})

const room = (name: string): PersonEntry => ({
  userPrincipalName: `${name}@contoso.com`,
  displayName: `Conf Room ${name}`,
  accountEnabled: false,
  usageLocation: 'US',
  createdDaysAgo: 690,
})

const sharedMailbox = (displayName: string, alias: string, licenses: NonNullable<PersonEntry['licenses']> = []): PersonEntry => ({
  userPrincipalName: `${alias}@contoso.com`,
  displayName,
  sharedMailbox: true,
  accountEnabled: false,
  usageLocation: 'US',
  createdDaysAgo: 680,
  licenses,
})

export const CONTOSO_OTHERS: readonly PersonEntry[] = [
  guest('Cora Thomas', 'cora.thomas', 'fabrikam.com', 'Fabrikam', { usageLocation: 'US', licenses: ['AAD_PREMIUM_P2'] }),
  guest('Marcel Truempy', 'marcel', 'woodgrovebank.com', 'Woodgrove Bank', { usageLocation: 'DE' }),
  guest('Nicole Wagner', 'nicole.wagner', 'fabrikam.com', 'Fabrikam', {}),
  guest('Oscar Ward', 'oscar', 'tailspintoys.com', 'Tailspin Toys', { usageLocation: 'US', invitation: 'PendingAcceptance', createdDaysAgo: 3 }),

  sharedMailbox('Support', 'support'),
  sharedMailbox('Invoices', 'invoices', ['EXCHANGEENTERPRISE']),
  ...['Adams', 'Baker', 'Crystal', 'Hood', 'Rainier', 'Stevens'].map(room),

  {
    userPrincipalName: 'RobY@contoso.com',
    displayName: 'Rob Young',
    givenName: 'Rob',
    surname: 'Young',
    department: 'Sales & Marketing',
    jobTitle: 'Account Manager',
    usageLocation: 'US',
    createdDaysAgo: 610,
    deletedDaysAgo: 4,
    licenses: [{ product: 'SPE_E5', off: ['YAMMER_ENTERPRISE'] }],
  },
  {
    userPrincipalName: 'MollyD@contoso.com',
    displayName: 'Molly Dempsey',
    givenName: 'Molly',
    surname: 'Dempsey',
    department: 'Finance',
    jobTitle: 'Accountant',
    usageLocation: 'US',
    createdDaysAgo: 640,
    deletedDaysAgo: 28,
    licenses: ['SPE_E3'],
  },
]
