import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { useMutation, useQuery } from '@tanstack/react-query'
import { costQuery, usageQuery } from '#web/state/setting-queries.ts'
import { useExport } from '#web/state/use-export.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { CostSummary } from './cost-summary.tsx'
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
  const { say } = useWords()
  const { step, change } = useListState()
  const usage = useQuery(usageQuery)
  const cost = useQuery(costQuery)
  const makeFile = useExport()
  const exporting = useMutation({ mutationFn: () => makeFile({ source: 'products' }) })
  const tab: ReportTab = TABS.find((known) => known === step) ?? 'products'
  const error = usage.error ?? cost.error ?? exporting.error
  return (
    <Page>
      <PageTitle title={say('page.usageAndCost.title')} purpose={say('page.usageAndCost.purpose')} help="reports.html" />
      <CommandBar commands={[{ id: 'export', label: say('ui.export'), icon: <ArrowDownloadRegular />, onClick: () => exporting.mutate() }]} />
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
