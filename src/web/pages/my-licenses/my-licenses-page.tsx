// What somebody has, what is switched off, what they may get, and what they have asked (P21).
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { AddCircleRegular } from '@fluentui/react-icons/svg/add-circle'
import { RibbonRegular } from '@fluentui/react-icons/svg/ribbon'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { myLicensesQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { GetLicensePane } from './get-license-pane.tsx'
import { LicenseCard } from './license-card.tsx'
import { MyPurchases } from './my-purchases.tsx'
import { MyRequests } from './my-requests.tsx'
import { ProcessNotice } from './process-notice.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '60rem' },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
})

/** Everybody's own page; who has no role sees only this one. */
export function MyLicensesPage() {
  const styles = useStyles()
  const { say } = useWords()
  const [isGetting, setGetting] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const { data, error, refetch } = useQuery(myLicensesQuery)
  const canGet = (data?.obtainable.length ?? 0) > 0
  return (
    <Page>
      <PageTitle title={say('page.myLicenses.title')} purpose={say('page.myLicenses.purpose')} help="self-service.html" />
      {canGet ? (
        <CommandBar commands={[{ id: 'get', label: say('page.myLicenses.get'), icon: <AddCircleRegular />, isPrimary: true, onClick: () => setGetting(true) }]} />
      ) : null}
      {done ? (
        <Notice intent="success" role="status">{done}</Notice>
      ) : null}
      {data?.requestProcess ? <ProcessNotice process={data.requestProcess} /> : null}
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonLines lines={6} /> : null}
      {data?.licenses.length === 0 ? (
        <EmptyState icon={<RibbonRegular />} title={say('page.myLicenses.empty')} text={say(canGet ? 'page.myLicenses.empty.get' : 'page.myLicenses.empty.text')} />
      ) : null}
      <ul className={styles.list} aria-label={say('page.myLicenses.title')}>
        {data?.licenses.map((license) => (
          <LicenseCard key={license.skuId} license={license} />
        ))}
      </ul>
      <MyPurchases />
      <MyRequests />
      {isGetting && data ? (
        <GetLicensePane
          products={data.obtainable}
          onClose={() => setGetting(false)}
          onDone={(text) => {
            setGetting(false)
            setDone(text)
          }}
        />
      ) : null}
    </Page>
  )
}
