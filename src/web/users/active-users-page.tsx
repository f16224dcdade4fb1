import { UsersPage } from './users-page.tsx'
import { useUserColumns } from './use-user-columns.tsx'

/** Users > Active users: everyone, with the ready-made views (P7, P8, P10, P12). */
export function ActiveUsersPage() {
  return <UsersPage name="activeUsers" title="page.activeUsers.title" purpose="page.users.purpose" columns={useUserColumns()} hasViews manner="apps" />
}
