import { makeStyles, SearchBox } from '@fluentui/react-components'
import { useTypedText } from '#web/state/use-typed-text.ts'

const useStyles = makeStyles({
  root: { width: '20rem', maxWidth: '100%' },
})

interface PageSearchProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
}

/** The search box of a list page, at the end of its command bar. */
export function PageSearch({ label, value, onChange }: PageSearchProps) {
  const styles = useStyles()
  const [text, setText] = useTypedText(value, onChange)
  return (
    <SearchBox
      className={styles.root}
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(_event, data) => setText(data.value)}
    />
  )
}
