import { useMemo, useState } from 'react'
import { ALL_SELECTED, countSelected, isSelected, NOTHING_SELECTED, withRows } from './selection.ts'
import type { Selection } from './selection.ts'

export interface SelectionState {
  readonly selection: Selection
  readonly isSelected: (id: string) => boolean
  readonly count: (total: number) => number
  readonly set: (ids: Iterable<string>, on: boolean) => void
  readonly selectAllMatching: () => void
  readonly replace: (selection: Selection) => void
  readonly clear: () => void
}

/** The rows that are ticked on a page. */
export function useSelection(): SelectionState {
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED)
  return useMemo(
    () => ({
      selection,
      isSelected: (id) => isSelected(selection, id),
      count: (total) => countSelected(selection, total),
      set: (ids, on) => setSelection((current) => withRows(current, ids, on)),
      selectAllMatching: () => setSelection(ALL_SELECTED),
      replace: setSelection,
      clear: () => setSelection(NOTHING_SELECTED),
    }),
    [selection],
  )
}
