// Who and what in Contoso stands for which case: tests and demonstrations go by these names.

/** A person, product or group of Contoso, and what is to be seen in it. */
export interface Sentinel {
  /** A user name, a part number or a group's name. */
  readonly name: string
  readonly because: string
}

const person = (alias: string, because: string): Sentinel => ({ name: alias.includes('@') ? alias : `${alias}@contoso.com`, because })
const named = (name: string, because: string): Sentinel => ({ name, because })

export const SENTINELS = {
  administrator: person('admin', 'MOD Administrator may do everything, and signs in by the first link.'),
  licenseAdministrator: person('IsaiahL', 'Isaiah Langer is a License administrator: he assigns, and may not license guests.'),
  reader: person('AllanD', 'Allan Deyoung is a Global reader: he sees everything and changes nothing.'),
  withoutRole: person('BenW', 'Ben Walters has no role: he sees his own licenses only.'),

  newcomer: person('AdeleV', 'Adele Vance has a location and no licenses: anything can be given to her alone.'),
  withoutLocation: person('NestorW', 'Nestor Wilke has no usage location: a license needs one first.'),
  clashWaiting: person('LeeG', 'Lee Gu has Office 365 F3: giving him Office 365 E1 clashes in Exchange, SharePoint and Skype.'),
  clashFromGroup: person('LidiaH', 'Lidia Holloway has Office 365 E1, and the group Frontline gives her F3: that one is in error.'),
  dependency: person('SiobhanO', 'Siobhán O’Brien has Workplace Analytics, which needs the Exchange of her Microsoft 365 E3: that one cannot be taken back alone.'),
  sameServiceTwice: person('JoniS', 'Joni Sherman has Exchange Online Plan 2 twice: in Microsoft 365 E5 and on its own.'),
  servicesOff: person('AlexW', 'Alex Wilber has Microsoft 365 E5 with Teams and Sway off.'),
  inheritedOnly: person('MeganB', 'Megan Bowen has Microsoft 365 E3 from the group Finance alone: it cannot be taken back from her.'),
  inheritedToo: person('PattiF', 'Patti Fernandez has Microsoft 365 E5 directly and from the group Leadership: one seat.'),
  blockedLicensed: person('HenriettaM', 'Henrietta Mueller cannot sign in and still holds two products.'),
  onPremises: person('JuergenG', 'Jürgen Groß comes from on-premises: he is deleted there, not here.'),
  purchaser: person('LeoM', 'Léo Martin bought Power BI Pro himself, and holds Planner Plan 1 in two pools.'),

  guestLicensed: person('cora.thomas_fabrikam.com#EXT#@contoso.onmicrosoft.com', 'Cora Thomas is a guest with a paid license.'),
  guestWithoutLocation: person('nicole.wagner_fabrikam.com#EXT#@contoso.onmicrosoft.com', 'Nicole Wagner is a guest without a location.'),
  guestPending: person('oscar_tailspintoys.com#EXT#@contoso.onmicrosoft.com', 'Oscar Ward has not accepted his invitation.'),
  sharedMailboxLicensed: person('invoices', 'The shared mailbox Invoices holds a license.'),
  deletedLately: person('RobY', 'Rob Young was deleted 4 days ago, with Microsoft 365 E5 and one service off.'),
  deletedLongAgo: person('MollyD', 'Molly Dempsey was deleted 28 days ago: two days are left to bring her back.'),

  plentiful: named('SPE_E5', 'Microsoft 365 E5 is the first product and has 1,000 seats.'),
  twoPurchases: named('SPB', 'Microsoft 365 Business Premium was bought as 5 and 8 seats.'),
  lastSeat: named('VISIOCLIENT', 'Visio Plan 2 has exactly one free seat.'),
  overAssigned: named('PROJECTPROFESSIONAL', 'Planner and Project Plan 3 has 15 people on 13 seats.'),
  inGrace: named('ENTERPRISEPACK', 'Office 365 E3 was not renewed: its seats are expiring and still usable.'),
  suspended: named('CRMSTANDARD', 'Dynamics CRM Online is suspended: no seat can be given.'),
  trial: named('DYN365_ENTERPRISE_SALES', 'Dynamics 365 Sales is a trial of 25 seats that ends in 12 days.'),
  selfServiceOnly: named('POWER_BI_PRO', 'Power BI Pro is owned by self-service alone: an administrator cannot assign it.'),
  addOn: named('MCOMEETADV', 'Audio Conferencing is an add-on, and prohibited in Brunei.'),
  forTheOrganization: named('SHAREPOINTSTORAGE', 'Extra file storage serves the organization as a whole: nobody can hold it.'),
  free: named('POWER_BI_STANDARD', 'Microsoft Fabric (Free) has a million seats: enough for everyone in a bulk change.'),

  licensedGroup: named('Finance', 'The group Finance gives Microsoft 365 E3 with Viva Engage off.'),
  groupWithErrors: named('Frontline', 'The group Frontline gives Office 365 F3, and one member cannot have it.'),
  onPremisesGroup: named('Berlin plant', 'The group Berlin plant comes from on-premises.'),
  groupByRule: named('Paris office', 'The group Paris office has a membership rule.'),
} as const satisfies Readonly<Record<string, Sentinel>>
