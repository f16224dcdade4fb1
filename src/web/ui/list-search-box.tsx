import { Button, Input, makeStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { useEffect, useState } from 'react'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'

/** Long enough that a word typed quickly is one question, short enough to feel at once. */
const PAUSE_MS = 120

const useStyles = makeStyles({ root: { width: '320px', maxWidth: '100%' } })

/** The search of a list page, as one types; held by the address as `q`. */
export function ListSearchBox({ label }: { label: string }) {
  const styles = useStyles()
  const { say } = useWords()
  const { q = '', change } = useListState()
  const [text, setText] = useState(q)
  const [asked, setAsked] = useState(q)
  // Back, or a link, changed the address: the box follows.
  if (q !== asked) {
    setAsked(q)
    if (q !== text.trim()) setText(q)
  }
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === q) return
    const timer = setTimeout(() => change({ q: wanted || undefined }, 'replace'), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, q, change])
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
