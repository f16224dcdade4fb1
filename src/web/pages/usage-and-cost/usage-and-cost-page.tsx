import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { saveCsv } from '#web/licenses/save-csv.ts'
import { costQuery, usageQuery } from '#web/state/setting-queries.ts'
import { useExportCommand } from '#web/state/use-export-command.tsx'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import type { Command } from '#web/ui/command-bar.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { CostSummary } from './cost-summary.tsx'
import { departmentFile } from './department-rows.ts'
import { DepartmentsTab } from './departments-tab.tsx'
import { ProductsTab } from './products-tab.tsx'
import { TrendTab } from './trend-tab.tsx'

const TABS = ['products', 'departments', 'trend'] as const
type ReportTab = (typeof TABS)[number]

const useStyles = makeStyles({
  tabs: { flexWrap: 'wrap' },
  tab: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
})

/** Reports > Usage and cost: what is paid for and what is used of it, by product, by department and over time. */
export function UsageAndCostPage() {
  const styles = useStyles()
  const words = useWords()
  const { say } = words
  const { step, change } = useListState()
  const usage = useQuery(usageQuery)
  const cost = useQuery(costQuery)
  const exportProducts = useExportCommand({ source: 'products' })
  const exportDepartments: Command = {
    ...exportProducts,
    onClick: () => usage.data && cost.data && saveCsv('licet-departments.csv', departmentFile(usage.data, cost.data, words)),
  }
  const tab: ReportTab = TABS.find((known) => known === step) ?? 'products'
  const error = usage.error ?? cost.error 
  return (
    <Page>
      <PageTitle title={say('page.usageAndCost.title')} purpose={say('page.usageAndCost.purpose')} help="reports.html" />
      <CommandBar commands={[tab === 'departments' ? exportDepartments : exportProducts]} />
      {error ? <ErrorState error={error} onRetry={() => void Promise.all([usage.refetch(), cost.refetch()])} /> : null}
      {usage.data && cost.data ? (
        <>
          <CostSummary cost={cost.data} />
          <TabList className={styles.tabs} selectedValue={tab} onTabSelect={(_event, { value }) => change({ step: value === 'products' ? undefined : String(value), panel: undefined })}>
            {TABS.map((name) => (
              <Tab key={name} id={`tab-${name}`} value={name} aria-controls="report-tab">
                {say(`page.usageAndCost.tab.${name}`)}
              </Tab>
            ))}
          </TabList>
          <div id="report-tab" role="tabpanel" aria-labelledby={`tab-${tab}`} className={styles.tab}>
            {tab === 'products' ? <ProductsTab usage={usage.data} cost={cost.data} /> : null}
            {tab === 'departments' ? <DepartmentsTab usage={usage.data} cost={cost.data} /> : null}
            {tab === 'trend' ? <TrendTab usage={usage.data} /> : null}
          </div>
        </>
      ) : error ? null : (
        <SkeletonLines lines={10} />
      )}
    </Page>
  )
}
