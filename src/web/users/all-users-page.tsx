import { UsersPage } from './users-page.tsx'
import { useUserColumns } from './use-user-columns.tsx'

/** Users > All users: members and guests of the directory, filtered by user type (P13). */
export function AllUsersPage() {
  return <UsersPage name="allUsers" title="page.allUsers.title" purpose="page.allUsers.purpose" columns={useUserColumns('userType')} manner="assignments" />
}
