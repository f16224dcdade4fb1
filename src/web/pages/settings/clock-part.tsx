import { Button, Field, makeStyles, SpinButton, Switch, tokens, typographyStyles } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '#web/state/client.ts'
import { clockQuery } from '#web/state/setting-queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { MayNotChange } from './may-not-change.tsx'

const MOST_DAYS = 3_650

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalL, maxWidth: '36rem' },
  now: { ...typographyStyles.title3, margin: 0 },
  advance: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  quick: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** The test clock: forward by days, with everything that falls due on the way; a real organisation's is only read. */
export function ClockPart() {
  const styles = useStyles()
  const { say, time } = useWords()
  const queries = useQueryClient()
  const { data: clock, error, refetch } = useQuery(clockQuery)
  const [days, setDays] = useState(30)
  const setting = useMutation({
    mutationFn: (change: Parameters<typeof client.patchClock>[0]) => client.patchClock(change),
    onSuccess: () => queries.invalidateQueries(),
  })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!clock) return <SkeletonLines lines={3} />
  const advance = (count: number) => setting.mutate({ advance: `P${count}D` })
  return (
    <MayNotChange permission="Licet.Admin.ReadWrite">
      {(mayChange) => (
        <div className={styles.root}>
          <p className={styles.now} aria-live="polite">
            {time(clock.now)}
          </p>
          {clock.settable && mayChange ? (
            <>
              <div className={styles.quick}>
                {([1, 7, 30, 90, 365] as const).map((count) => (
                  <Button key={count} onClick={() => advance(count)} disabledFocusable={setting.isPending}>
                    {say('page.settings.clock.forward', { days: count })}
                  </Button>
                ))}
              </div>
              <div className={styles.advance}>
                <Field label={say('page.settings.clock.days')}>
                  <SpinButton min={1} max={MOST_DAYS} value={days} onChange={(_event, { value, displayValue }) => setDays(value ?? (Number(displayValue) || 1))} />
                </Field>
                <Button appearance="primary" onClick={() => advance(Math.min(MOST_DAYS, Math.max(1, days)))} disabledFocusable={setting.isPending}>
                  {say('page.settings.clock.forwardBy', { days })}
                </Button>
              </div>
              <Switch label={say('page.settings.clock.frozen')} checked={clock.frozen} onChange={(_event, { checked }) => setting.mutate({ frozen: checked })} />
              <Notice>{say('page.settings.clock.note')}</Notice>
            </>
          ) : clock.settable ? null : (
            <Notice>{say('page.settings.clock.isReal')}</Notice>
          )}
          {setting.error ? <ErrorState error={setting.error} /> : null}
        </div>
      )}
    </MayNotChange>
  )
}
