import { Button, Checkbox, makeStyles, Radio, RadioGroup, tokens, typographyStyles } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { CircleRegular } from '@fluentui/react-icons/svg/circle'
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle'
import { useEffect, useRef, useState } from 'react'
import type { LeaverStepTaking } from '#client/data-calls.ts'
import type { Guid } from '#model/guid.ts'
import { MAILBOX_WAYS } from '#model/leaver.ts'
import type { LeaverChoices, LeaverSeat, LeaverStep, MailboxWay } from '#model/leaver.ts'
import type { PartialUser } from '#client/directory-calls.ts'
import type { When } from '#model/subscription-change.ts'
import { PeoplePicker } from '#web/licenses/people-picker.tsx'
import { useChanges } from '#web/state/changes-context.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { useMissing } from '#web/ui/use-missing.tsx'
import { LeaverSeats } from './leaver-seats.tsx'

const useStyles = makeStyles({
  row: { display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: tokens.spacingHorizontalM, paddingBlock: tokens.spacingVerticalM, borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`, outlineStyle: 'none' },
  icon: { display: 'flex', fontSize: tokens.fontSizeBase500, color: tokens.colorNeutralForeground3 },
  done: { color: tokens.colorPaletteGreenForeground1 },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  title: { ...typographyStyles.body1Strong },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  verbs: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, paddingTop: tokens.spacingVerticalXS },
})

interface LeaverStepRowProps {
  readonly step: LeaverStep
  /** Who leaves. */
  readonly userId: Guid
  readonly isBusy: boolean
  readonly error: Error | null
  readonly onDirty: () => void
  readonly onTake: (choices: LeaverStepTaking) => void
  /** Shows the change of this step before it is made. */
  readonly onReview: (choices: LeaverChoices) => void
  /** Shows the removal of a seat before it is made. */
  readonly onRemoveSeat: (seat: LeaverSeat, when: When) => void
}

/** One step: what it does, what it waits for, what is chosen, and who did it when. */
export function LeaverStepRow({ step: { step, state, doneBy, after, choices, isPlanned, groups, removals, seats, by, dateTime, operationId }, userId, isBusy, error, onDirty, onTake, onReview, onRemoveSeat }: LeaverStepRowProps) {
  const styles = useStyles()
  const { say, time } = useWords()
  const { requestUndo } = useChanges()
  const [how, setHow] = useState<MailboxWay>('shared')
  const [heir, setHeir] = useState<PartialUser | null>(null)
  const [left, setLeft] = useState<ReadonlySet<Guid>>(new Set())
  const row = useRef<HTMLLIElement>(null)
  const before = useRef(state)
  useEffect(() => {
    // The button that was pressed has gone with the step: without this the focus would fall out of the panel. Whoever has gone on keeps it.
    if (before.current === 'open' && state !== 'open' && document.activeElement === document.body) row.current?.focus()
    before.current = state
  }, [state])
  const asksWhom = step === 'forwardMail' || step === 'handOverFiles'
  const waits = after.length > 0
  const chosen: LeaverChoices = { ...(step === 'keepMailbox' && { how }), ...(asksWhom && heir?.userPrincipalName && { to: heir.userPrincipalName }), ...(groups.length > 0 && { groups: groups.map(({ id }) => id).filter((id) => !left.has(id)) }) }
  const needs = asksWhom && chosen.to === undefined ? 'person' : chosen.groups?.length === 0 ? 'group' : null
  const missing = useMissing(needs ? say(`leaver.needs.${needs}`) : null)
  const isReady = !isBusy && needs === null
  return (
    <li ref={row} tabIndex={-1} className={styles.row} aria-label={say(`leaver.step.${step}`)}>
      <span aria-hidden className={`${styles.icon} ${state === 'done' ? styles.done : ''}`}>
        {state === 'done' ? <CheckmarkCircleFilled /> : state === 'skipped' ? <SubtractCircleRegular /> : <CircleRegular />}
      </span>
      <div className={styles.body}>
        <span className={styles.title}>{say(`leaver.step.${step}`)}</span>
        {state === 'open' ? (
          <span className={styles.detail}>{say(`leaver.text.${step}`)}</span>
        ) : (
          <span className={styles.detail}>
            {[say(`leaver.state.${state}`), choices.how ? say(`leaver.how.${choices.how}`) : null, choices.to, by?.displayName, dateTime ? time(dateTime) : null].filter(Boolean).join(' · ')}
          </span>
        )}
        {state === 'open' && doneBy === 'elsewhere' ? <span className={styles.detail}>{say('leaver.elsewhere')}</span> : null}
        {state === 'open' && waits ? <span className={styles.detail}>{say('leaver.waits', { steps: after.map((one) => say(`leaver.step.${one}`)) })}</span> : null}
        {error ? <ErrorState error={error} /> : null}
        {state === 'open' && !waits && step === 'keepMailbox' ? (
          <RadioGroup aria-label={say('leaver.how')} value={how} onChange={(_event, { value }) => setHow(value as MailboxWay)}>
            {MAILBOX_WAYS.map((way) => (
              <Radio key={way} value={way} label={say(`leaver.how.${way}`)} />
            ))}
          </RadioGroup>
        ) : null}
        {waits
          ? null
          : groups.map(({ id, displayName }) => (
              <Checkbox
                key={id}
                label={displayName}
                checked={!left.has(id)}
                onChange={(_event, { checked }) => setLeft(checked === true ? new Set([...left].filter((one) => one !== id)) : new Set([...left, id]))}
              />
            ))}
        {state === 'open' && !waits && asksWhom ? (
          <PeoplePicker
            chosen={[]}
            only={heir}
            label={say('leaver.to')}
            onChoose={(person) => {
              setHeir(person)
              onDirty()
            }}
            onLetGo={() => setHeir(null)}
            reasonAgainst={({ id }) => (id === userId ? say('leaver.to.self') : null)}
          />
        ) : null}
        {!waits && (seats.length > 0 || removals.length > 0) ? <LeaverSeats seats={state === 'open' ? seats : []} removals={removals} onRemove={onRemoveSeat} /> : null}
        <div className={styles.verbs}>
          {state === 'open' && !waits ? (
            <>
              {step === 'removeSeats' ? null : (
                <Button size="small" appearance="primary" disabledFocusable={!isReady} {...missing.describes} onClick={() => isReady && (isPlanned ? onReview(chosen) : onTake(chosen))}>
                  {say(`leaver.verb.${step}`)}
                </Button>
              )}
              <Button size="small" disabledFocusable={isBusy} onClick={() => !isBusy && onTake({ skip: true })} {...(removals.length > 0 ? {} : { 'aria-label': say('leaver.skip.of', { step: say(`leaver.step.${step}`) }) })}>
                {say(removals.length > 0 ? 'leaver.skipRest' : 'leaver.skip')}
              </Button>
              {step === 'removeSeats' ? null : missing.note}
            </>
          ) : null}
          {state === 'done' && operationId ? (
            <Button size="small" onClick={() => requestUndo(operationId)}>
              {say('ui.undo')}
            </Button>
          ) : null}
        </div>
      </div>
    </li>
  )
}
