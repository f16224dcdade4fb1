// The groups of Contoso: who is in them, and which licences their members inherit.
import type { GroupEntry } from './organization-file.ts'

const people = (...aliases: readonly string[]): string[] => aliases.map((alias) => `${alias}@contoso.com`)

export const CONTOSO_GROUPS: readonly GroupEntry[] = [
  {
    displayName: 'Finance',
    description: 'Everyone in Finance; gives Microsoft 365 E3 with Viva Engage off',
    members: people('DiegoS', 'MeganB', 'DebraB', 'LeoM'),
    licenses: [{ product: 'SPE_E3', off: ['YAMMER_ENTERPRISE'] }],
  },
  {
    displayName: 'Leadership',
    description: 'Executives; gives Microsoft 365 E5 and Copilot',
    kind: 'microsoft365',
    members: people('PattiF', 'ChristieC', 'JohannaL'),
    licenses: ['SPE_E5', 'Microsoft_365_Copilot'],
  },
  {
    displayName: 'Frontline',
    description: 'Shop floor and counters; gives Office 365 F3',
    kind: 'mailEnabledSecurity',
    members: people('LukaszN', 'FatmaY', 'LidiaH'),
    licenses: ['DESKLESSPACK'],
  },
  {
    displayName: 'Berlin plant',
    description: 'Synchronised from on-premises',
    onPremisesName: 'berlin-plant',
    members: people('JuergenG', 'LukaszN', 'FatmaY', 'BjoernL'),
  },
  {
    displayName: 'Paris office',
    description: 'Whoever works in Paris, by rule',
    membershipRule: '(user.city -eq "Paris")',
    members: people('MarcD', 'LeoM', 'CamilleB', 'ElodieL', 'FrancoisP', 'AnaisM', 'JeanBaptisteR', 'ZoeG'),
  },
  {
    displayName: 'Tokyo office',
    description: 'Colleagues in Tokyo',
    kind: 'microsoft365',
    members: people('SakuraI', 'HarutoT', 'YuiN', 'RenK', 'AoiS', 'EmilyB'),
  },
  {
    displayName: 'Sales & Marketing',
    description: 'Announcements of Sales & Marketing',
    kind: 'mailEnabledSecurity',
    members: people('ChristieC', 'MiriamG', 'BenW', 'AdeleV', 'AlexW', 'HenriettaM', 'IsaiahL', 'LidiaH', 'LynneR', 'ElodieL', 'AnaisM', 'RenK', 'AdaL'),
  },
  {
    displayName: 'Project Falcon',
    description: 'A project with partners',
    kind: 'microsoft365',
    members: [...people('JohannaL', 'HarutoT', 'NgoziO', 'AnnaW'), 'cora.thomas_fabrikam.com#EXT#@contoso.onmicrosoft.com'],
  },
]
