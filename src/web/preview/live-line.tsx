import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useWords } from '#web/state/words-context.tsx'
import { makesPeople } from './plan-verb.ts'
import type { Preview } from './preview.ts'

const useStyles = makeStyles({
  root: { ...typographyStyles.body1Strong, margin: 0, flexBasis: '100%', minHeight: tokens.lineHeightBase300 },
  lost: { color: tokens.colorPaletteRedForeground1 },
})

/** What a form would do to one person, as it is filled in: "Anna gains 24 services; 41 licenses left". */
export function LiveLine({ preview }: { preview: Preview | undefined }) {
  const styles = useStyles()
  const { say } = useWords()
  const { plan, people } = preview ?? {}
  const [person] = people?.value ?? []
  return (
    <p role="status" className={styles.root}>
      {plan && person ? (
        person.refusal ? (
          <span className={styles.lost}>{person.refusal.message}</span>
        ) : (
          <>
            {say(makesPeople(plan) ? 'page.preview.live.added' : 'page.preview.live', { who: person.displayName, gained: person.gained.length, lost: person.lost.length })}
            {person.gained.length > 0 && person.lost.length > 0 ? <span className={styles.lost}>{say('page.preview.live.loses', { lost: person.lost.length })}</span> : null}
            {plan.seats
              .filter(({ before, after }) => after.consumed > before.consumed)
              .map(({ skuId, displayName, after }) => (
                <span key={skuId}>{say('page.preview.live.left', { left: after.available, product: displayName })}</span>
              ))}
          </>
        )
      ) : null}
    </p>
  )
}
