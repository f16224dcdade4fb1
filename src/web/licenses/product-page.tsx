import { makeStyles, Tab, TabList, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { OwnedProduct } from '#model/owned-product.ts'
import { PATHS } from '#web/paths.ts'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { SeatBar } from '#web/ui/seat-bar.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { Trail } from '#web/ui/trail.tsx'
import { FamilyIcon } from '#web/preview/family-icon.tsx'
import { GroupsTab } from './groups-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { HoldersTab } from './holders-tab.tsx'
import { productKey } from './product-row.ts'
import { SeatsSum } from './seats-sum.tsx'
import { ServicesTab } from './services-tab.tsx'
import { StatusBadges } from './status-badges.tsx'
import { SubscriptionsTab } from './subscriptions-tab.tsx'

const TABS = ['users', 'groups', 'subscriptions', 'services', 'history'] as const
type ProductTab = (typeof TABS)[number]

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  seats: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, ...typographyStyles.body1 },
  bar: { width: '10rem' },
  tabs: { flexWrap: 'wrap' },
  tab: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, gap: tokens.spacingVerticalM },
})

/** One product: who has it, how it was bought, what is in it. */
export function ProductPage() {
  const { say } = useWords()
  const { skuId: key } = useParams({ strict: false }) as { readonly skuId: string }
  const { data, error, refetch } = useQuery(ownedProductsQuery)
  const product = data?.find((one) => productKey(one) === key)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) {
    return (
      <Page>
        <SkeletonLines lines={6} />
      </Page>
    )
  }
  if (!product) return <EmptyState title={say('page.product.notOwned')} text={say('page.product.notOwned.text')} />
  return <Product key={key} product={product} />
}

function Product({ product }: { product: OwnedProduct }) {
  const styles = useStyles()
  const { say } = useWords()
  const { step, change } = useListState()
  const tab: ProductTab = TABS.find((known) => known === step) ?? 'users'
  return (
    <Page fill>
      <Trail to={PATHS.licenses} parent={say('page.licenses.title')} here={product.displayName} />
      <div className={styles.head}>
        <FamilyIcon family={product.family} />
        <PageTitle title={product.displayName} help="licenses.html" />
        <div className={styles.seats}>
          <span>{say('ui.seats.free', { free: product.available })}</span>
          <span className={styles.bar}>
            <SeatBar assigned={product.consumed} total={product.capacity} />
          </span>
          <SeatsSum product={product} />
          <StatusBadges product={product} />
        </div>
      </div>
      <TabList
        className={styles.tabs}
        selectedValue={tab}
        onTabSelect={(_event, { value }) => change({ step: value === 'users' ? undefined : String(value), q: undefined, sort: undefined, panel: undefined })}
      >
        {TABS.map((name) => (
          <Tab key={name} id={`tab-${name}`} value={name} aria-controls="product-tab">
            {say(`page.product.tab.${name}`)}
          </Tab>
        ))}
      </TabList>
      <div id="product-tab" role="tabpanel" aria-labelledby={`tab-${tab}`} className={styles.tab}>
        {tab === 'users' ? <HoldersTab product={product} /> : null}
        {tab === 'groups' ? <GroupsTab product={product} /> : null}
        {tab === 'subscriptions' ? <SubscriptionsTab product={product} /> : null}
        {tab === 'services' ? <ServicesTab product={product} /> : null}
        {tab === 'history' ? <HistoryTab product={product} /> : null}
      </div>
    </Page>
  )
}
