import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { Operation } from '#model/operation.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({ note: { ...typographyStyles.caption1, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 } })

/** Stands where the undo of a change would: in a few words why there is none, the whole reason on hover. */
export function NotUndoableNote({ operation: { notUndoable } }: { operation: Operation }) {
  const styles = useStyles()
  const { say } = useWords()
  if (notUndoable === null) return null
  return (
    <span className={styles.note} title={say(`operation.notUndoable.${notUndoable}.text`)}>
      {say(`operation.notUndoable.${notUndoable}`)}
    </span>
  )
}
