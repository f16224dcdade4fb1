import { makeStyles, Tab, TabList } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'

const TABS = [
  { name: 'deleted', path: PATHS.deletedUsers },
  { name: 'leavers', path: PATHS.leavers },
] as const

const useStyles = makeStyles({ tabs: { flexWrap: 'wrap' } })

/** Who is deleted, and who is on the way: the pages that stand together under Deleted users. */
export function DeletedUsersTabs({ tab }: { tab: (typeof TABS)[number]['name'] }) {
  const styles = useStyles()
  const { say } = useWords()
  const navigate = useNavigate()
  return (
    <TabList className={styles.tabs} selectedValue={tab} onTabSelect={(_event, { value }) => void navigate({ to: TABS.find(({ name }) => name === value)?.path ?? PATHS.deletedUsers })}>
      {TABS.map(({ name }) => (
        <Tab key={name} value={name}>
          {say(`page.deletedUsers.tab.${name}`)}
        </Tab>
      ))}
    </TabList>
  )
}
