import { Button, Input, makeStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { useListState } from '#web/state/use-list-state.ts'
import { useTypedText } from '#web/state/use-typed-text.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({ root: { width: '320px', maxWidth: '100%' } })

/** The search of a list page, as one types; held by the address as `q`. */
export function ListSearchBox({ label }: { label: string }) {
  const styles = useStyles()
  const { say } = useWords()
  const { q = '', change } = useListState()
  const [text, setText] = useTypedText(q, (wanted) => change({ q: wanted || undefined }, 'replace'))
  return (
    <Input
      className={styles.root}
      type="search"
      aria-label={label}
      placeholder={label}
      contentBefore={<SearchRegular />}
      contentAfter={
        text === '' ? null : (
          <Button
            appearance="transparent"
            size="small"
            icon={<DismissRegular />}
            aria-label={say('ui.search.clear')}
            onClick={() => setText('')}
          />
        )
      }
      value={text}
      onChange={(_event, data) => setText(data.value)}
    />
  )
}
