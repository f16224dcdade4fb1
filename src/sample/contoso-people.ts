// The people of Contoso who have an account of their own: name, work, office and the licences given to each directly.
import type { PersonEntry } from './organization-file.ts'

/** Role template ids, as everywhere in Entra. */
const ROLES = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  licenseAdministrator: '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
} as const

const OFFICES = {
  redmond: { city: 'Redmond', country: 'United States', usageLocation: 'US', preferredLanguage: 'en-US', dial: '+1 425 555 01' },
  paris: { city: 'Paris', country: 'France', usageLocation: 'FR', preferredLanguage: 'fr-FR', dial: '+33 1 99 00 55 ' },
  tokyo: { city: 'Tokyo', country: 'Japan', usageLocation: 'JP', preferredLanguage: 'ja-JP', dial: '+81 3 5550 01' },
  cairo: { city: 'Cairo', country: 'Egypt', usageLocation: 'EG', preferredLanguage: 'en-US', dial: '+20 2 555 01' },
  berlin: { city: 'Berlin', country: 'Germany', usageLocation: 'DE', preferredLanguage: 'de-DE', dial: '+49 30 5550 01' },
} as const
type Office = keyof typeof OFFICES

type Row = readonly [name: string, alias: string, department: string | null, title: string, office: Office, room: string, more?: Partial<PersonEntry>]

const E5 = ['SPE_E5']

/** The boss first: each row may name a manager above it. */
const ROWS: readonly Row[] = [
  ['Patti Fernandez', 'PattiF', 'Executive Management', 'President', 'redmond', '15/1102', { licenses: E5 }],
  ['Nestor Wilke', 'NestorW', 'Operations', 'CVP Operations', 'redmond', '36/2121', { manager: 'PattiF' }],
  ['Lee Gu', 'LeeG', 'Research & Development', 'CVP Research & Development', 'redmond', '23/3101', { manager: 'PattiF', licenses: ['DESKLESSPACK'] }],
  ['Grady Archie', 'GradyA', 'Legal', 'CVP Legal', 'redmond', '19/2109', { manager: 'PattiF', licenses: [{ product: 'ENTERPRISEPACK', off: ['SWAY', 'YAMMER_ENTERPRISE'] }] }],
  ['Diego Siciliani', 'DiegoS', 'Finance', 'CVP Finance', 'redmond', '14/1108', { manager: 'PattiF', licenses: ['SPE_E3', 'PROJECT_P1'] }],
  ['Johanna Lorenz', 'JohannaL', 'Engineering', 'CVP Engineering', 'redmond', '23/2102', { manager: 'PattiF', licenses: ['SPE_E5', 'PROJECTPROFESSIONAL', 'VISIOCLIENT', 'Microsoft_365_Copilot'] }],
  ['Christie Cline', 'ChristieC', 'Sales & Marketing', 'Sr. VP Sales & Marketing', 'redmond', '131/2105', { manager: 'PattiF', licenses: ['SPE_E5', 'Microsoft_365_Copilot'] }],
  ['Miriam Graham', 'MiriamG', 'Sales & Marketing', 'VP Marketing', 'redmond', '131/2103', { manager: 'ChristieC', licenses: ['SPE_E5', 'Microsoft_365_Copilot', 'DYN365_ENTERPRISE_SALES'] }],
  ['Ben Walters', 'BenW', 'Sales & Marketing', 'VP Sales', 'redmond', '19/3123', { manager: 'ChristieC', licenses: ['SPE_E5', 'PROJECTPROFESSIONAL', 'DYN365_ENTERPRISE_SALES'] }],
  ['Adele Vance', 'AdeleV', 'Sales & Marketing', 'Product Marketing Manager', 'redmond', '18/2111', { manager: 'MiriamG' }],
  ['Alex Wilber', 'AlexW', 'Sales & Marketing', 'Marketing Assistant', 'redmond', '131/1104', { manager: 'MiriamG', licenses: [{ product: 'SPE_E5', off: ['TEAMS1', 'SWAY'] }] }],
  ['Allan Deyoung', 'AllanD', 'Operations', 'Corporate Security Officer', 'redmond', '24/1106', { manager: 'NestorW', licenses: E5, roles: [ROLES.globalReader] }],
  ['Debra Berger', 'DebraB', 'Finance', 'Administrative Assistant', 'redmond', '18/2107', { manager: 'DiegoS', licenses: ['SPB'] }],
  ['Emily Braun', 'EmilyB', 'Finance', 'Budget Analyst', 'tokyo', '97/2302', { manager: 'DiegoS', licenses: ['SPE_E3', 'MCOMEETADV'] }],
  ['Enrico Cattaneo', 'EnricoC', 'Legal', 'Attorney', 'redmond', '14/1102', { manager: 'GradyA', licenses: ['SPE_E5', 'PROJECTPROFESSIONAL'] }],
  ['Henrietta Mueller', 'HenriettaM', 'Sales & Marketing', 'Marketing Assistant', 'redmond', '18/1106', { manager: 'MiriamG', accountEnabled: false, licenses: ['SPE_E5', 'PROJECTPROFESSIONAL'] }],
  ['Irvin Sayers', 'IrvinS', 'Legal', 'Director', 'redmond', '19/2106', { manager: 'GradyA', licenses: ['SPE_E5', 'PROJECTPROFESSIONAL'] }],
  ['Isaiah Langer', 'IsaiahL', 'Sales & Marketing', 'Web Marketing Manager', 'redmond', '20/1101', { manager: 'MiriamG', licenses: E5, roles: [ROLES.licenseAdministrator] }],
  ['Joni Sherman', 'JoniS', 'Legal', 'Paralegal', 'redmond', '20/1109', { manager: 'GradyA', licenses: ['SPE_E5', 'EXCHANGEENTERPRISE'] }],
  ['Lidia Holloway', 'LidiaH', 'Sales & Marketing', 'Product Manager', 'redmond', '20/2107', { manager: 'MiriamG', licenses: ['STANDARDPACK'] }],
  ['Lynne Robbins', 'LynneR', 'Sales & Marketing', 'Product Manager', 'redmond', '20/1104', { manager: 'MiriamG', licenses: ['SPE_E5', 'PROJECTPROFESSIONAL', 'VISIOCLIENT'] }],
  ['Megan Bowen', 'MeganB', 'Finance', 'Auditor', 'redmond', '12/1110', { manager: 'DiegoS' }],
  ['Pradeep Gupta', 'PradeepG', 'Finance', 'Accountant II', 'cairo', '98/2202', { manager: 'DiegoS', licenses: ['SPE_E3', 'PROJECTPROFESSIONAL'] }],
  ['Brian Johnson (TAILSPIN)', 'BrianJ', null, '', 'redmond', ''],

  ['Marc Dubois', 'MarcD', 'Operations', 'Directeur régional', 'paris', '2/201', { manager: 'NestorW', licenses: ['SPE_E5', 'VISIOCLIENT'], roles: [ROLES.userAdministrator, ROLES.licenseAdministrator] }],
  ['Léo Martin', 'LeoM', 'Finance', 'Contrôleur de gestion', 'paris', '2/204', { manager: 'MarcD', licenses: ['SPE_E3', { product: 'POWER_BI_PRO', selfServiceOf: 'LeoM' }, { product: 'PROJECT_P1', selfServiceOf: 'LeoM' }, 'PROJECT_P1'] }],
  ['Camille Bernard', 'CamilleB', 'Human Resources', 'Responsable RH', 'paris', '2/205', { manager: 'MarcD', licenses: ['SPB', { product: 'POWER_BI_PRO', selfServiceOf: 'LeoM' }] }],
  ['Élodie Lefèvre', 'ElodieL', 'Sales & Marketing', 'Chargée de clientèle', 'paris', '1/112', { manager: 'MarcD', licenses: ['SPB'] }],
  ['François Petit', 'FrancoisP', 'Information Technology', 'Administrateur systèmes', 'paris', '1/101', { manager: 'MarcD', licenses: ['SPE_E5', 'VISIOCLIENT', 'POWERAUTOMATE_ATTENDED_RPA'], roles: [ROLES.helpdeskAdministrator] }],
  ['Anaïs Moreau', 'AnaisM', 'Sales & Marketing', 'Cheffe de produit', 'paris', '1/114', { manager: 'MarcD', licenses: ['SPB', 'PROJECTPROFESSIONAL'] }],
  ['Jean-Baptiste Rousseau', 'JeanBaptisteR', 'Legal', 'Juriste', 'paris', '2/207', { manager: 'MarcD', licenses: ['ENTERPRISEPACK'] }],
  ['Zoé Garnier', 'ZoeG', 'Customer Service', 'Conseillère', 'paris', '0/010', { manager: 'MarcD', licenses: ['SPE_F1'] }],

  ['Sakura Itō', 'SakuraI', 'Operations', 'Office Director', 'tokyo', '5F', { manager: 'NestorW', licenses: ['SPE_E5', 'VISIOCLIENT'] }],
  ['Haruto Tanaka (田中 陽斗)', 'HarutoT', 'Engineering', 'Software Engineer', 'tokyo', '5F', { manager: 'SakuraI', licenses: ['SPE_E5', 'PROJECTPROFESSIONAL', 'VISIOCLIENT'] }],
  ['Yui Nakamura (中村 結衣)', 'YuiN', 'Engineering', 'Test Engineer', 'tokyo', '5F', { manager: 'SakuraI', licenses: ['SPE_E3', 'PROJECTPROFESSIONAL'] }],
  ['Ren Kobayashi (小林 蓮)', 'RenK', 'Sales & Marketing', 'Account Manager', 'tokyo', '4F', { manager: 'SakuraI', licenses: ['SPB', 'DYN365_ENTERPRISE_SALES'] }],
  ['Aoi Satō', 'AoiS', 'Customer Service', 'Support Agent', 'tokyo', '4F', { manager: 'SakuraI', licenses: ['SPE_F1'] }],

  ['Anna Weber', 'AnnaW', 'Engineering', 'Hardware Engineer', 'berlin', 'B1.04', { manager: 'JohannaL', licenses: ['STANDARDPACK'] }],
  ['Jürgen Groß', 'JuergenG', 'Manufacturing', 'Plant Manager', 'berlin', 'W0.01', { manager: 'NestorW', onPremisesName: 'jgross', licenses: ['SPE_E3', 'PROJECTPROFESSIONAL', 'VISIOCLIENT'] }],
  ['Łukasz Nowak', 'LukaszN', 'Manufacturing', 'Shift Lead', 'berlin', 'W0.10', { manager: 'JuergenG', onPremisesName: 'lnowak' }],
  ['Fatma Yılmaz', 'FatmaY', 'Manufacturing', 'Machine Operator', 'berlin', 'W0.11', { manager: 'JuergenG', onPremisesName: 'fyilmaz' }],
  ['Björn Lindqvist', 'BjoernL', 'Manufacturing', 'Logistics Clerk', 'berlin', 'W0.14', { manager: 'JuergenG', onPremisesName: 'blindqvist' }],
  ['Siobhán O’Brien', 'SiobhanO', 'Customer Service', 'Team Lead', 'redmond', '30/1120', { manager: 'NestorW', licenses: ['SPE_E3', 'PROJECTPROFESSIONAL', 'WORKPLACE_ANALYTICS'] }],
  ["Shaun O'Connor", 'ShaunO', 'Customer Service', 'Support Agent', 'redmond', '30/1121', { manager: 'SiobhanO', licenses: ['SPE_F1'] }],
  ['Ngozi Okafor', 'NgoziO', 'Engineering', 'Site Reliability Engineer', 'redmond', '23/2110', { manager: 'JohannaL', licenses: ['SPE_E5', 'PROJECTPROFESSIONAL', 'VISIOCLIENT'] }],
  ['Priya Raman', 'PriyaR', 'Engineering', 'Data Engineer', 'redmond', '23/2112', { manager: 'JohannaL', licenses: ['SPE_E5', 'PROJECTPROFESSIONAL', 'POWERAUTOMATE_ATTENDED_RPA'] }],
  ['Tomás García', 'TomasG', 'Human Resources', 'Recruiter', 'redmond', '17/1010', { manager: 'PattiF', licenses: ['SPB'] }],
  ['Wei-Ling Chen', 'WeiLingC', 'Information Technology', 'Identity Engineer', 'redmond', '24/1201', { manager: 'AllanD', licenses: ['SPE_E5', 'AAD_PREMIUM_P2', 'VISIOCLIENT'] }],
  ['Kofi Mensah', 'KofiM', 'Information Technology', 'Service Desk Agent', 'redmond', '24/1202', { manager: 'AllanD', licenses: ['EMS', 'EXCHANGESTANDARD'] }],
  ['Ada Lindgren', 'AdaL', 'Sales & Marketing', 'Intern', 'redmond', '18/1001', { manager: 'MiriamG' }],
  ['Sam Doe', 'SamD', 'Information Technology', 'Contractor', 'redmond', '24/1290', { manager: 'AllanD', licenses: ['CRMSTANDARD', 'PROJECTPROFESSIONAL'] }],
]

const DOMAIN = 'contoso.com'
const address = (alias: string): string => `${alias}@${DOMAIN}`

/** Nobody has set a location for him yet: the screens ask for one. */
const WITHOUT_LOCATION = new Set(['NestorW'])

function personOf([displayName, alias, department, jobTitle, office, room, more = {}]: Row, index: number): PersonEntry {
  const { dial, usageLocation, ...place } = OFFICES[office]
  const [givenName, ...surnames] = displayName.replace(/ \(.*\)$/, '').split(' ')
  const { manager, licenses = [], ...rest } = more
  return {
    userPrincipalName: address(alias),
    displayName,
    ...(givenName === undefined ? {} : { givenName }),
    ...(surnames.length > 0 ? { surname: surnames.join(' ') } : {}),
    ...(department === null ? {} : { department }),
    ...(jobTitle === '' ? {} : { jobTitle }),
    ...(room === '' ? {} : { officeLocation: room }),
    ...place,
    ...(WITHOUT_LOCATION.has(alias) ? {} : { usageLocation }),
    businessPhones: [`${dial}${String(index + 10).padStart(2, '0')}`],
    createdDaysAgo: 700 - index * 9,
    ...(manager === undefined ? {} : { manager: address(manager) }),
    licenses: licenses.map((entry) =>
      typeof entry === 'string' || entry.selfServiceOf === undefined ? entry : { ...entry, selfServiceOf: address(entry.selfServiceOf) },
    ),
    ...rest,
  }
}

const administrator: PersonEntry = {
  userPrincipalName: address('admin'),
  displayName: 'MOD Administrator',
  givenName: 'MOD',
  surname: 'Administrator',
  usageLocation: 'US',
  country: 'United States',
  preferredLanguage: 'en-US',
  createdDaysAgo: 730,
  roles: [ROLES.globalAdministrator],
  licenses: E5,
}

export const CONTOSO_PEOPLE: readonly PersonEntry[] = [administrator, ...ROWS.map(personOf)]
