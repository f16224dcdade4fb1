import { PATHS } from '#web/paths.ts'
import { PendingRequests } from '#web/frame/pending-requests.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { PlaceTabs } from '#web/ui/place-tabs.tsx'

/** Products, Requests and Auto-claim: the pages that stand together under Licenses. */
export function LicensesTabs() {
  const { say } = useWords()
  const requests = (
    <>
      {say('page.licenses.tab.requests')} <PendingRequests />
    </>
  )
  return (
    <PlaceTabs
      tabs={[
        { path: PATHS.licenses, label: say('page.licenses.tab.products') },
        { path: PATHS.requests, label: requests },
        { path: PATHS.autoClaim, label: say('page.licenses.tab.autoClaim') },
      ]}
    />
  )
}
