// Billing > Your products: what was bought, purchase by purchase.
import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import type { ComponentType } from 'react'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { SelfServiceTab } from '#web/pages/self-service/self-service-tab.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { ProductsTab } from './products-tab.tsx'
import { RenewalsTab } from './renewals-tab.tsx'
import { TimelineTab } from './timeline-tab.tsx'

/** In their order; the first is shown when the address names none. */
const TABS = [
  { name: 'products', Content: ProductsTab },
  { name: 'renewals', Content: RenewalsTab },
  { name: 'timeline', Content: TimelineTab },
  { name: 'selfService', Content: SelfServiceTab },
] as const satisfies readonly { readonly name: string; readonly Content: ComponentType }[]

const useStyles = makeStyles({
  tabs: { flexWrap: 'wrap' },
  tab: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, gap: tokens.spacingVerticalM },
})

/** Every purchase of the organization and of its people. */
export function YourProductsPage() {
  const styles = useStyles()
  const { say } = useWords()
  const { step, change } = useListState()
  const { name: tab, Content } = TABS.find(({ name }) => name === step) ?? TABS[0]
  return (
    <Page fill>
      <PageTitle title={say('page.yourProducts.title')} purpose={say('page.yourProducts.purpose')} help={tab === 'selfService' ? 'self-service.html' : 'subscriptions.html'} />
      <TabList
        className={styles.tabs}
        selectedValue={tab}
        onTabSelect={(_event, { value }) => change({ step: value === TABS[0].name ? undefined : String(value), q: undefined, sort: undefined, filter: undefined, panel: undefined })}
      >
        {TABS.map(({ name }) => (
          <Tab key={name} id={`tab-${name}`} value={name} aria-controls="your-products-tab">
            {say(`page.yourProducts.tab.${name}`)}
          </Tab>
        ))}
      </TabList>
      <div id="your-products-tab" role="tabpanel" aria-labelledby={`tab-${tab}`} className={styles.tab}>
        <Content />
      </div>
    </Page>
  )
}
