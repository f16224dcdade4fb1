import { useWords } from '#web/state/words-context.tsx'

/** The arrow of a box to type in, for Fluent's Combobox: it is pressed with a mouse; the keyboard has the arrow keys, so Tab passes it by. */
export function useExpandIcon() {
  const { say } = useWords()
  return { tabIndex: -1, 'aria-label': say('ui.choices.show') }
}
