import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import { Fragment } from 'react'
import type { MessageKey } from '#words/language.ts'
import { useWords } from '#web/state/words-context.tsx'
import { useReturnFocus } from '#web/ui/use-return-focus.ts'

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    alignItems: 'baseline',
  },
  keys: { margin: 0, whiteSpace: 'nowrap' },
  key: {
    ...typographyStyles.caption1Strong,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
  },
  meaning: { margin: 0 },
})

/** A key is a character, or the name of one in the language files. */
type Key = string | { readonly named: MessageKey }
const named = (key: 'ctrl' | 'shift' | 'space' | 'enter' | 'escape' | 'home' | 'end'): Key => ({
  named: `ui.keyboard.key.${key}`,
})

/** Ways to press, each a chord of keys, and what it does. */
const SHORTCUTS: readonly { readonly ways: readonly (readonly Key[])[]; readonly does: MessageKey }[] = [
  { ways: [[named('ctrl'), 'K'], ['/']], does: 'ui.keyboard.search' },
  { ways: [['↓'], ['↑'], ['J'], ['K']], does: 'ui.keyboard.move' },
  { ways: [[named('home')], [named('end')]], does: 'ui.keyboard.ends' },
  { ways: [[named('enter')]], does: 'ui.keyboard.open' },
  { ways: [[named('space')]], does: 'ui.keyboard.select' },
  { ways: [[named('shift'), '↓'], [named('shift'), '↑']], does: 'ui.keyboard.extend' },
  { ways: [[named('ctrl'), 'A']], does: 'ui.keyboard.selectAll' },
  { ways: [['A']], does: 'ui.keyboard.assign' },
  { ways: [['U']], does: 'ui.keyboard.unassign' },
  { ways: [['Z']], does: 'ui.keyboard.undo' },
  { ways: [[named('escape')]], does: 'ui.keyboard.close' },
  { ways: [['?']], does: 'ui.keyboard.help' },
]

/** The keys of every page, as a list. */
export function KeyboardDialog({ onClose }: { onClose: () => void }) {
  const styles = useStyles()
  const { say } = useWords()
  useReturnFocus()
  const nameOf = (key: Key) => (typeof key === 'string' ? key : say(key.named))
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('ui.keyboard.title')}</DialogTitle>
          <DialogContent>
            <dl className={styles.list}>
              {SHORTCUTS.map(({ ways, does }) => (
                <Fragment key={does}>
                  <dt className={styles.keys}>
                    {ways.map((chord, index) => (
                      <Fragment key={chord.map(nameOf).join('+')}>
                        {index > 0 ? ` ${say('ui.keyboard.or')} ` : null}
                        <kbd className={styles.key}>{chord.map(nameOf).join(' + ')}</kbd>
                      </Fragment>
                    ))}
                  </dt>
                  <dd className={styles.meaning}>{say(does)}</dd>
                </Fragment>
              ))}
            </dl>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{say('ui.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
