import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { InfoRegular } from '@fluentui/react-icons/svg/info'
import { WarningRegular } from '@fluentui/react-icons/svg/warning'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReactElement } from 'react'
import type { Attention, AttentionKind } from '#model/home.ts'
import { PATHS } from '#web/paths.ts'
import { readRemembered, writeRemembered } from '#web/state/remembered.ts'
import { sessionQuery } from '#web/state/queries.ts'
import { clockQuery } from '#web/state/setting-queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LazyMenu } from '#web/ui/lazy-menu.tsx'
import { formatUserFilters, NO_FILTERS } from '#web/users/user-filters.ts'

const SHOWN_AT_FIRST = 6
/** For how many days something may be left. */
const LEAVE_DAYS = [7, 30, 90] as const
const DAY_MS = 86_400_000

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  item: { ...typographyStyles.body1, display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  icon: { display: 'flex', fontSize: tokens.fontSizeBase500, flexShrink: 0 },
  info: { color: tokens.colorNeutralForeground3 },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  text: { flexGrow: 1, flexBasis: '20ch' },
  all: { alignSelf: 'flex-start' },
  actions: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, marginInlineStart: 'auto' },
  show: { ...typographyStyles.body1Strong, color: tokens.colorBrandForeground1 },
})

type Weight = 'error' | 'warning' | 'info'

const WEIGHTS: Readonly<Record<AttentionKind, Weight>> = {
  overAssignedOverdue: 'error',
  overAssigned: 'error',
  licenseErrors: 'error',
  deadlines: 'warning',
  expiring: 'warning',
  renewals: 'warning',
  unusedSeats: 'info',
  blockedLicensed: 'info',
  newServices: 'info',
}

const ICONS: Readonly<Record<Weight, ReactElement>> = { error: <ErrorCircleRegular />, warning: <WarningRegular />, info: <InfoRegular /> }

/** Where each is put right. */
function placeOf({ kind, skuId }: Attention): { to: string; params?: Record<string, string>; search?: Record<string, string | undefined> } {
  if (skuId && kind === 'licenseErrors') return { to: PATHS.activeUsers, search: { filter: formatUserFilters({ ...NO_FILTERS, errors: skuId }) } }
  if (skuId) return { to: PATHS.product, params: { skuId } }
  if (kind === 'renewals') return { to: PATHS.yourProducts, search: { step: 'renewals' } }
  if (kind === 'blockedLicensed') return { to: PATHS.activeUsers, search: { filter: 'blockedLicensed' } }
  if (kind === 'deadlines') return { to: PATHS.dataDeadlines }
  if (kind === 'newServices') return { to: PATHS.settingPart, params: { part: 'newServices' } }
  return { to: PATHS.licenses }
}

const nameOf = (attention: Attention): string => `${attention.kind}.${attention.skuId ?? ''}`

const daysAfter = (now: string, days: number): string => new Date(Date.parse(now) + days * DAY_MS).toISOString()

/** What needs somebody, the most urgent first, each with its action and "leave it for now until". */
export function AttentionList({ attention }: { attention: readonly Attention[] }) {
  const styles = useStyles()
  const { say } = useWords()
  const [justLeft, setJustLeft] = useState<readonly Attention[]>([])
  const [isAll, setAll] = useState(false)
  const { data: clock } = useQuery(clockQuery)
  const { data: session } = useQuery(sessionQuery)
  // By this browser, for this organisation: nobody else's list grows shorter.
  const laterOf = (one: Attention): string => `later.${session?.tenant.id ?? ''}.${nameOf(one)}`
  const isLeft = (one: Attention): boolean => (readRemembered(laterOf(one)) ?? '') > now
  const now = clock?.now ?? ''
  const open = attention.filter((one) => !justLeft.includes(one) && !isLeft(one))
  const shown = isAll ? open : open.slice(0, SHOWN_AT_FIRST)
  if (shown.length === 0) return <EmptyState icon={<CheckmarkCircleRegular />} title={say('page.home.attention.none')} />
  const leave = (one: Attention, until: string) => {
    writeRemembered(laterOf(one), until)
    setJustLeft([...justLeft, one])
  }
  return (
    <>
      <ul className={styles.list}>
        {shown.map((one) => (
          <li key={nameOf(one)} className={styles.item}>
            <span className={mergeClasses(styles.icon, styles[WEIGHTS[one.kind]])} aria-hidden>
              {ICONS[WEIGHTS[one.kind]]}
            </span>
            <span className={styles.text}>{say(`page.home.attention.${one.kind}`, one.facts)}</span>
            <span className={styles.actions}>
              <Link {...placeOf(one)} className={styles.show}>
                {say('page.home.attention.show')}
              </Link>
              <LazyMenu
                trigger={
                  <Button size="small" appearance="subtle" aria-label={say('page.home.attention.later.of', { what: say(`page.home.attention.${one.kind}`, one.facts) })}>
                    {say('page.home.attention.later')}
                  </Button>
                }
                groups={[
                  {
                    id: 'until',
                    label: say('page.home.attention.later'),
                    kind: 'verbs',
                    verbs: (now === '' ? [] : LEAVE_DAYS).map((days) => ({
                      id: String(days),
                      label: say('page.home.attention.later.until', { until: daysAfter(now, days) }),
                      onClick: () => leave(one, daysAfter(now, days)),
                    })),
                  },
                ]}
              />
            </span>
          </li>
        ))}
      </ul>
      {open.length > shown.length ? (
        <Button className={styles.all} size="small" appearance="subtle" onClick={() => setAll(true)}>
          {say('page.home.attention.all', { count: open.length })}
        </Button>
      ) : null}
    </>
  )
}
