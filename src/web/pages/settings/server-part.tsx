import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { serverQuery } from '#web/state/setting-queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'

const useStyles = makeStyles({
  facts: { ...typographyStyles.body1, display: 'flex', flexDirection: 'column', margin: 0, maxWidth: '48rem' },
  name: { ...typographyStyles.body1Strong },
  value: { margin: 0 },
  hint: { ...typographyStyles.caption1, margin: `0 0 ${tokens.spacingVerticalL}`, color: tokens.colorNeutralForeground2 },
})

const FACTS = ['address', 'proxy', 'throttle', 'lenientBatch', 'passwordGrant'] as const

/** How the server was started: read here, changed where it is started. */
export function ServerPart() {
  const styles = useStyles()
  const { say } = useWords()
  const { data, error, refetch } = useQuery(serverQuery)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={6} />
  const isOn = (on: boolean): string => say(on ? 'page.settings.server.on' : 'page.settings.server.off')
  const values: Readonly<Record<(typeof FACTS)[number], string>> = {
    address: data.publicUrl ?? location.origin,
    proxy: isOn(data.proxy),
    throttle: say(`page.settings.server.throttle.${data.throttle}`),
    lenientBatch: isOn(data.lenientBatch),
    passwordGrant: isOn(data.passwordGrant),
  }
  return (
    <dl className={styles.facts}>
      {FACTS.map((fact) => (
        <Fragment key={fact}>
          <dt className={styles.name}>{say(`page.settings.server.${fact}`)}</dt>
          <dd className={styles.value}>{values[fact]}</dd>
          <dd className={styles.hint}>{say(`page.settings.server.${fact}.hint`)}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
