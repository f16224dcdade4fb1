import { makeStyles, Tab, TabList } from '@fluentui/react-components'
import { useMatch, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'

const useStyles = makeStyles({ tabs: { flexWrap: 'wrap' } })

/** Pages that stand together, a tab each; the page that shows them is the one that is chosen. */
export function PlaceTabs({ tabs }: { tabs: readonly { readonly path: string; readonly label: ReactNode }[] }) {
  const styles = useStyles()
  const navigate = useNavigate()
  const here = useMatch({ strict: false, select: ({ fullPath }) => fullPath })
  return (
    <TabList className={styles.tabs} selectedValue={here} onTabSelect={(_event, { value }) => void navigate({ to: String(value) })}>
      {tabs.map(({ path, label }) => (
        <Tab key={path} value={path}>
          {label}
        </Tab>
      ))}
    </TabList>
  )
}
