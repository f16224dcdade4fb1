import { Button } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { EmptyState } from './empty-state.tsx'

/** A list that has rows, none of which is what was asked for. */
export function NothingMatches({ text = '' }: { text?: string | undefined }) {
  const { say } = useWords()
  const { change } = useListState()
  return (
    <EmptyState icon={<SearchRegular />} title={text ? say('ui.search.nothing', { text }) : say('ui.filters.nothing')}>
      <Button onClick={() => change({ q: undefined, filter: undefined })}>{say('ui.filters.clear')}</Button>
    </EmptyState>
  )
}
