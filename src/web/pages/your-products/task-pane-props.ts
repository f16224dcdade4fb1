import type { SubscriptionRecord } from '#model/subscription-record.ts'

/** What every pane is given in which something is done with a purchase. */
export interface TaskPaneProps {
  readonly subscription: SubscriptionRecord
  /** To the purchase. */
  readonly onBack: () => void
  readonly onClose: () => void
}
