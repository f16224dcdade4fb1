import type { OwnedProduct } from '#model/owned-product.ts'
import { UsageTrend } from '#web/charts/usage-trend.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'

/** How a product's seats were bought and used over time; of a self-service purchase nothing is kept day by day. */
export function HistoryTab({ product }: { product: OwnedProduct }) {
  const { say } = useWords()
  return product.owner === null ? <UsageTrend skuId={product.skuId} /> : <EmptyState title={say('page.product.noHistory')} />
}
