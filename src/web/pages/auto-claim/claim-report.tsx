import { Button, Field, makeStyles, Select, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, tokens, typographyStyles } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CLAIM_OUTCOMES, REPORT_DAYS } from '#model/auto-claim-policy.ts'
import type { AutoClaimReport, ListedPolicy } from '#model/auto-claim-policy.ts'
import { saveCsv } from '#web/licenses/save-csv.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Sideways } from '#web/ui/sideways.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { useProductNames } from '#web/preview/use-product-names.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  days: { maxWidth: '16rem' },
  counts: { ...typographyStyles.body1, margin: 0 },
  table: { minWidth: '36rem' },
  export: { alignSelf: 'flex-start' },
})

const COLUMNS = ['page.users.column.name', 'page.operations.column.when', 'page.licenses.column.status', 'page.licenses.column.product'] as const

type Claim = AutoClaimReport['value'][number]

/** What became of the first sign-ins of the last days. */
export function ClaimReport({ policy }: { policy: ListedPolicy }) {
  const styles = useStyles()
  const { say, time } = useWords()
  const productName = useProductNames()
  const [days, setDays] = useState<number>(30)
  const { data, error, refetch } = useQuery({
    queryKey: ['autoClaimPolicies', policy.id, 'report', days],
    queryFn: ({ signal }) => client.getAutoClaimReport(policy.id, days, { signal }),
  })
  const inWords = ({ user, claimedDateTime, outcome, skuId }: Claim): string[] => [
    user.displayName,
    time(claimedDateTime),
    say(`page.autoClaim.outcome.${outcome}`),
    skuId === null ? '' : productName(skuId),
  ]
  return (
    <div className={styles.root}>
      <Field className={styles.days} label={say('page.autoClaim.report')}>
        <Select value={String(days)} onChange={(_event, { value }) => setDays(Number(value))}>
          {REPORT_DAYS.map((known) => (
            <option key={known} value={known}>
              {say('page.autoClaim.report.days', { days: known })}
            </option>
          ))}
        </Select>
      </Field>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonLines /> : null}
      {data ? <p className={styles.counts}>{CLAIM_OUTCOMES.map((outcome) => say(`page.autoClaim.count.${outcome}`, { count: data.counts[outcome] })).join(' · ')}</p> : null}
      {data && data.value.length > 0 ? (
        <Button className={styles.export} size="small" appearance="subtle" icon={<ArrowDownloadRegular />} onClick={() => saveCsv('licet-auto-claim.csv', [COLUMNS.map((column) => say(column)), ...data.value.map(inWords)])}>
          {say('ui.export')}
        </Button>
      ) : null}
      {data && data.value.length > 0 ? (
        <Sideways label={say('page.autoClaim.report')}>
          <Table className={styles.table} aria-label={say('page.autoClaim.report')} size="small">
            <TableHeader>
              <TableRow>
                {COLUMNS.map((column) => (
                  <TableHeaderCell key={column}>{say(column)}</TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {data.value.map((claim) => (
                <TableRow key={claim.user.id}>
                  {inWords(claim).map((text, column) => (
                    <TableCell key={COLUMNS[column]}>{text}</TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Sideways>
      ) : null}
    </div>
  )
}
