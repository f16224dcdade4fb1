import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add'
import { useState } from 'react'
import { useListState } from '#web/state/use-list-state.ts'
import { useMay } from '#web/state/use-may.ts'
import { useWords } from '#web/state/words-context.tsx'
import { InviteGuestPane } from './invite-guest-pane.tsx'
import { UsersPage } from './users-page.tsx'
import { useUserColumns } from './use-user-columns.tsx'

const GUESTS = { userType: 'Guest' } as const

/** Users > Guest users: who was invited, who has not accepted yet, and their licences (P13). */
export function GuestUsersPage() {
  const { say } = useWords()
  const { change } = useListState()
  const may = useMay()
  const [isInviting, setInviting] = useState(false)
  return (
    <UsersPage
      name="guestUsers"
      title="page.guestUsers.title"
      purpose="page.guestUsers.purpose"
      columns={useUserColumns('invitation')}
      always={GUESTS}
      manner="assignments"
      commands={may('inviteGuest') ? [{ id: 'invite', label: say('page.guest.invite'), icon: <PersonAddRegular />, isPrimary: true, onClick: () => setInviting(true) }] : []}
      {...(isInviting
        ? {
            pane: (
              <InviteGuestPane
                onClose={() => setInviting(false)}
                onLicense={(id) => {
                  setInviting(false)
                  change({ panel: id })
                }}
              />
            ),
          }
        : {})}
    />
  )
}
