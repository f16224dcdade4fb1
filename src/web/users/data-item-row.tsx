import { Badge, Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { DataItemChange } from '#client/data-calls.ts'
import type { DataItem, DataItemState, GivesBack } from '#model/data-item.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  row: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, paddingBlock: tokens.spacingVerticalM, borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  head: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: tokens.spacingHorizontalS, ...typographyStyles.body1Strong },
  detail: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  verbs: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
})

const COLORS: Readonly<Record<DataItemState, 'success' | 'informative' | 'warning' | 'danger'>> = {
  active: 'success',
  held: 'informative',
  shared: 'informative',
  inactive: 'informative',
  released: 'informative',
  archived: 'warning',
  unlicensed: 'warning',
  softDeleted: 'warning',
  recycled: 'danger',
  reduced: 'warning',
  purged: 'danger',
}

interface DataItemRowProps {
  readonly item: DataItem
  readonly givesBack: GivesBack | null
  /** Whether who looks may hold or convert it. */
  readonly mayChange: boolean
  readonly onGiveBack: (givesBack: GivesBack) => void
  readonly onChange: (changes: DataItemChange) => void
}

/** One item: its state in a word, what becomes of it and when, and what may be done about it. */
export function DataItemRow({ item, givesBack, mayChange, onGiveBack, onChange }: DataItemRowProps) {
  const styles = useStyles()
  const { say, day, number } = useWords()
  const { kind, state, untilDateTime, end, bringBack, held, shared, sizeGB } = item
  const mayHold = mayChange && (kind === 'mailbox' || kind === 'oneDrive')
  const mayShare = mayChange && kind === 'mailbox' && (shared || state === 'active')
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <span>{say(`data.kind.${kind}`)}</span>
        <Badge appearance="tint" color={COLORS[state]}>
          {say(`data.state.${state}`)}
        </Badge>
      </div>
      {untilDateTime && end ? <span className={styles.detail}>{say(`data.end.${end}`, { until: day(untilDateTime) })}</span> : null}
      {bringBack && state !== 'active' ? <span className={styles.detail}>{say(`data.bringBack.${bringBack}`)}</span> : null}
      {sizeGB === null ? null : <span className={styles.detail}>{say('data.size', { size: number(sizeGB) })}</span>}
      <div className={styles.verbs} role="group" aria-label={say(`data.kind.${kind}`)}>
        {givesBack ? (
          <Button size="small" appearance="primary" onClick={() => onGiveBack(givesBack)}>
            {say('page.dataDeadlines.giveBack')}
          </Button>
        ) : null}
        {mayHold && state !== 'purged' && state !== 'archived' ? (
          <Button size="small" onClick={() => onChange({ held: !held })}>
            {say(held ? 'page.user.data.release' : 'page.user.data.hold')}
          </Button>
        ) : null}
        {mayShare ? (
          <Button size="small" onClick={() => onChange({ shared: !shared })}>
            {say(shared ? 'page.user.data.unshare' : 'page.user.data.share')}
          </Button>
        ) : null}
      </div>
    </li>
  )
}
