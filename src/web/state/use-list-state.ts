import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { parseListSearch } from './list-search.ts'
import type { ListSearch } from './list-search.ts'

export interface ListState extends ListSearch {
  /**
   * Changes parts of the address; `undefined` takes a part out. Typing replaces the entry of the history,
   * everything else adds one, so that Back works.
   */
  readonly change: (parts: { readonly [Name in keyof ListSearch]: ListSearch[Name] | undefined }, how?: 'replace') => void
}

/** Filter, sort, search and panel of a list page, held by its address. */
export function useListState(): ListState {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = useCallback<ListState['change']>(
    (parts, how) => {
      void navigate({
        to: '.',
        search: (previous: Readonly<Record<string, unknown>>) => parseListSearch({ ...previous, ...parts }),
        replace: how === 'replace',
      })
    },
    [navigate],
  )
  return useMemo(() => ({ ...parseListSearch(search), change }), [search, change])
}
