import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PlaceTabs } from '#web/ui/place-tabs.tsx'

/** Who is deleted, and who is on the way: the pages that stand together under Deleted users. */
export function DeletedUsersTabs() {
  const { say } = useWords()
  const deleted = { path: PATHS.deletedUsers, label: say('page.deletedUsers.tab.deleted') }
  const leavers = { path: PATHS.leavers, label: say('page.deletedUsers.tab.leavers') }
  return <PlaceTabs tabs={[deleted, leavers]} />
}
