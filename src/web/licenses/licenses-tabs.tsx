import { makeStyles, Tab, TabList } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { PATHS } from '#web/paths.ts'
import { PendingRequests } from '#web/frame/pending-requests.tsx'
import { useWords } from '#web/state/words-context.tsx'

const TABS = [
  { name: 'products', path: PATHS.licenses },
  { name: 'requests', path: PATHS.requests },
  { name: 'autoClaim', path: PATHS.autoClaim },
] as const
export type LicensesTab = (typeof TABS)[number]['name']

const useStyles = makeStyles({ tabs: { flexWrap: 'wrap' } })

/** Products, Requests and Auto-claim: the pages that stand together under Licenses. */
export function LicensesTabs({ tab }: { tab: LicensesTab }) {
  const styles = useStyles()
  const { say } = useWords()
  const navigate = useNavigate()
  return (
    <TabList className={styles.tabs} selectedValue={tab} onTabSelect={(_event, { value }) => void navigate({ to: TABS.find(({ name }) => name === value)?.path ?? PATHS.licenses })}>
      {TABS.map(({ name }) => (
        <Tab key={name} value={name}>
          {say(`page.licenses.tab.${name}`)} {name === 'requests' ? <PendingRequests /> : null}
        </Tab>
      ))}
    </TabList>
  )
}
