import { ClockWarningRegular } from '@fluentui/react-icons/svg/clock-warning'
import { ClipboardTextLtrRegular } from '@fluentui/react-icons/svg/clipboard-text-ltr'
import { DataUsageRegular } from '@fluentui/react-icons/svg/data-usage'
import { HistoryRegular } from '@fluentui/react-icons/svg/history'
import { HomeRegular } from '@fluentui/react-icons/svg/home'
import { PaymentRegular } from '@fluentui/react-icons/svg/payment'
import { PeopleAudienceRegular } from '@fluentui/react-icons/svg/people-audience'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team'
import { PersonDeleteRegular } from '@fluentui/react-icons/svg/person-delete'
import { GuestRegular } from '@fluentui/react-icons/svg/guest'
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key'
import { RibbonRegular } from '@fluentui/react-icons/svg/ribbon'
import { SettingsRegular } from '@fluentui/react-icons/svg/settings'
import type { ComponentType, ReactElement } from 'react'
import type { Session } from '#model/session.ts'
import type { MessageKey } from '#words/language.ts'
import { PATHS } from '#web/paths.ts'
import { PendingRequests } from './pending-requests.tsx'

export interface NavigationItem {
  readonly path: string
  readonly label: MessageKey
  readonly icon: ReactElement
  /** Shown to who has one of these permissions; to everyone when there are none. */
  readonly permissions: readonly string[]
  /** The roles that give them; every administrator's and the reader's when not given. */
  readonly roles?: readonly MessageKey[]
  /** What waits there, beside the name. */
  readonly Badge?: ComponentType
}

export interface NavigationGroup {
  /** Null for pages that stand alone. */
  readonly label: MessageKey | null
  readonly items: readonly NavigationItem[]
}

const READ_PEOPLE = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All']
const READ_GROUPS = ['Group.Read.All', 'Group.ReadWrite.All', 'GroupMember.Read.All', 'GroupMember.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All']
const READ_LICENSES = ['LicenseAssignment.Read.All', 'LicenseAssignment.ReadWrite.All', 'Organization.Read.All']

/** The left navigation, top to bottom. A page is added here and in routes.tsx. */
export const NAVIGATION: readonly NavigationGroup[] = [
  { label: null, items: [{ path: PATHS.home, label: 'page.home.title', icon: <HomeRegular />, permissions: READ_LICENSES }] },
  {
    label: 'page.users.title',
    items: [
      { path: PATHS.activeUsers, label: 'page.activeUsers.title', icon: <PeopleRegular />, permissions: READ_PEOPLE },
      { path: PATHS.allUsers, label: 'page.allUsers.title', icon: <PeopleAudienceRegular />, permissions: READ_PEOPLE },
      { path: PATHS.guestUsers, label: 'page.guestUsers.title', icon: <GuestRegular />, permissions: READ_PEOPLE },
      { path: PATHS.deletedUsers, label: 'page.deletedUsers.title', icon: <PersonDeleteRegular />, permissions: READ_PEOPLE },
    ],
  },
  { label: null, items: [{ path: PATHS.groups, label: 'page.groups.title', icon: <PeopleTeamRegular />, permissions: READ_GROUPS }] },
  {
    label: 'page.billing.title',
    items: [
      { path: PATHS.licenses, label: 'page.licenses.title', icon: <RibbonRegular />, permissions: READ_LICENSES, Badge: PendingRequests },
      { path: PATHS.yourProducts, label: 'page.yourProducts.title', icon: <PaymentRegular />, permissions: READ_LICENSES },
    ],
  },
  { label: null, items: [{ path: PATHS.dataDeadlines, label: 'page.dataDeadlines.title', icon: <ClockWarningRegular />, permissions: READ_LICENSES }] },
  {
    label: 'page.activity.title',
    items: [
      { path: PATHS.operations, label: 'page.operations.title', icon: <HistoryRegular />, permissions: READ_LICENSES },
      { path: PATHS.auditLog, label: 'page.auditLog.title', icon: <ClipboardTextLtrRegular />, permissions: ['AuditLog.Read.All'], roles: ['role.globalAdministrator', 'role.globalReader'] },
    ],
  },
  {
    label: 'page.reports.title',
    items: [{ path: PATHS.usageAndCost, label: 'page.usageAndCost.title', icon: <DataUsageRegular />, permissions: READ_LICENSES }],
  },
  { label: null, items: [{ path: PATHS.settings, label: 'page.settings.title', icon: <SettingsRegular />, permissions: READ_LICENSES }] },
  { label: null, items: [{ path: PATHS.myLicenses, label: 'page.myLicenses.title', icon: <PersonKeyRegular />, permissions: [] }] },
]

/** Whether somebody has a role; who has none sees their own licences alone (P21). */
export const isAdministrator = ({ permissions }: Pick<Session, 'permissions'>): boolean => permissions.length > 0

const maySee = (item: NavigationItem, permissions: readonly string[]): boolean =>
  item.permissions.length === 0 || item.permissions.some((permission) => permissions.includes(permission))

/** The page of an address, when somebody with these permissions may not see it; home leads on to their own licences by itself. */
export const pageRefused = (path: string, permissions: readonly string[]): NavigationItem | undefined =>
  NAVIGATION.flatMap(({ items }) => items).find((item) => item.path !== PATHS.home && (path === item.path || path.startsWith(`${item.path}/`)) && !maySee(item, permissions))

/** The groups and pages that somebody with these permissions may see. */
export function navigationFor(permissions: readonly string[]): NavigationGroup[] {
  return NAVIGATION.map((group) => ({
    ...group,
    items: group.items.filter((item) => maySee(item, permissions)),
  })).filter((group) => group.items.length > 0)
}
