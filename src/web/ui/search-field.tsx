import { makeStyles, SearchBox } from '@fluentui/react-components'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({ root: { width: '100%', maxWidth: 'none' } })

interface SearchFieldProps {
  /** Its name, and what stands in it while it is empty. */
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  /** Small above a list within a panel. */
  readonly size?: 'small' | 'medium'
}

/** A box to search in, as wide as what it stands in. */
export function SearchField({ label, text, onText, size = 'medium' }: SearchFieldProps) {
  const styles = useStyles()
  const { say } = useWords()
  return (
    <SearchBox
      size={size}
      className={styles.root}
      aria-label={label}
      placeholder={label}
      dismiss={{ 'aria-label': say('ui.search.clear') }}
      value={text}
      onChange={(_event, { value }) => onText(value)}
    />
  )
}
