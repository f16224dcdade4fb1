import { DocumentAddRegular } from '@fluentui/react-icons/svg/document-add'
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add'
import { useListState } from '#web/state/use-list-state.ts'
import { useMay } from '#web/state/use-may.ts'
import { useWords } from '#web/state/words-context.tsx'
import { AddUserPane } from './add-user-pane.tsx'
import { ImportPane } from './import-pane.tsx'
import { UsersPage } from './users-page.tsx'
import { useUserColumns } from './use-user-columns.tsx'

/** Users > Active users: everyone, with the ready-made views (P7, P8, P10, P12), and the way in for new people (P11). */
export function ActiveUsersPage() {
  const { say } = useWords()
  const { panel, change } = useListState()
  const may = useMay()
  const close = () => change({ panel: undefined })
  return (
    <UsersPage
      name="activeUsers"
      title="page.activeUsers.title"
      purpose="page.users.purpose"
      columns={useUserColumns()}
      hasViews
      manner="apps"
      commands={
        may('createUser')
          ? [
              { id: 'add', label: say('page.addUser.title'), icon: <PersonAddRegular />, isPrimary: true, onClick: () => change({ panel: 'add' }) },
              { id: 'import', label: say('page.addUser.import'), icon: <DocumentAddRegular />, onClick: () => change({ panel: 'import' }) },
            ]
          : []
      }
      {...(panel === 'add' ? { pane: <AddUserPane onClose={close} /> } : panel === 'import' ? { pane: <ImportPane onClose={close} /> } : {})}
    />
  )
}
