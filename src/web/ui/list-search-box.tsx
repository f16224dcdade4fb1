import { useListState } from '#web/state/use-list-state.ts'
import { useTypedText } from '#web/state/use-typed-text.ts'
import { SearchField } from './search-field.tsx'

/** The search of a list page, as one types; held by the address as `q`. */
export function ListSearchBox({ label }: { label: string }) {
  const { q = '', change } = useListState()
  const [text, setText] = useTypedText(q, (wanted) => change({ q: wanted || undefined }, 'replace'))
  return <SearchField label={label} text={text} onText={setText} />
}
