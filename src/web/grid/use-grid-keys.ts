import { useCallback, useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Rows } from '#web/state/rows.ts'
import { useShortcuts } from '#web/state/use-shortcuts.ts'
import type { SelectionState } from '#web/state/use-selection.ts'

export type RowAct = 'focus' | 'toggle' | 'toggleRange' | 'open'

interface GridKeysOptions<Row> {
  readonly rows: Rows<Row>
  readonly rowId: (row: Row) => string
  readonly selection: SelectionState | undefined
  readonly onOpen: ((row: Row) => void) | undefined
  /** How many rows Page up and Page down move by. */
  readonly pageRows: () => number
}

export interface GridKeys {
  /** The row that Tab reaches. */
  readonly active: number
  /** Grows each time a key moved to the active row, which is then to be shown and focused. */
  readonly moves: number
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onRow: (index: number, act: RowAct) => void
}

/** A longer range is what filters and "all that match" are for: nothing is selected by it, rather than some of it. */
const LONGEST_RANGE = 10_000

/** Keys and clicks of a grid: arrows, J and K, Home, End, Page, Space, Shift for a range, Enter, Ctrl+A. */
export function useGridKeys<Row>({ rows, rowId, selection, onOpen, pageRows }: GridKeysOptions<Row>): GridKeys {
  const [active, setActive] = useState(0)
  const [moves, setMoves] = useState(0)
  const rangeStart = useRef(0)
  const lastRow = Math.max(0, (rows.total ?? 1) - 1)

  const idAt = (index: number) => {
    const row = rows.rowAt(index)
    return row === undefined ? [] : [rowId(row)]
  }
  function selectRange(to: number, on: boolean) {
    const [first, last] = [Math.min(rangeStart.current, to), Math.max(rangeStart.current, to)]
    const here: string[] = []
    for (let index = first; index <= last; index++) here.push(...idAt(index))
    if (here.length > last - first) selection?.set(here, on)
    else if (last - first < LONGEST_RANGE) void rows.range(first, last).then((between) => selection?.set(between.map(rowId), on))
  }
  function toggle(index: number) {
    rangeStart.current = index
    for (const id of idAt(index)) selection?.set([id], !selection.isSelected(id))
  }
  function move(to: number, extend: boolean) {
    const next = Math.min(lastRow, Math.max(0, to))
    setActive(next)
    setMoves(moves + 1)
    if (extend) selectRange(next, true)
    else rangeStart.current = next
  }

  // From anywhere on the page J and K lead into the list.
  useShortcuts({ j: () => move(active, false), k: () => move(active, false) })

  function onKeyDown(event: KeyboardEvent) {
    const target = event.target as HTMLElement
    const isOnRow = target.getAttribute('role') === 'row'
    if (event.altKey || (!isOnRow && target.closest('input:not([type=checkbox]), [role=columnheader]'))) return
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== 'a' || !selection) return
      event.preventDefault()
      selection.selectAllMatching()
      return
    }
    const places: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      j: active + 1,
      J: active + 1,
      ArrowUp: active - 1,
      k: active - 1,
      K: active - 1,
      PageDown: active + pageRows(),
      PageUp: active - pageRows(),
      Home: 0,
      End: lastRow,
    }
    const to = places[event.key]
    const row = rows.rowAt(active)
    if (to !== undefined) move(to, event.shiftKey)
    else if (event.key === ' ' && isOnRow && selection) toggle(active)
    else if (event.key === 'Enter' && isOnRow && row !== undefined && onOpen) onOpen(row)
    else return
    event.preventDefault()
  }

  function act(index: number, what: RowAct) {
    setActive(index)
    const row = rows.rowAt(index)
    if (what === 'toggle') toggle(index)
    else if (what === 'toggleRange') selectRange(index, true)
    else if (what === 'open' && row !== undefined) onOpen?.(row)
  }
  // Rows are drawn once and keep this function; it must reach the newest state.
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  const onRow = useCallback<GridKeys['onRow']>((index, what) => latest.current(index, what), [])
  return { active: Math.min(active, lastRow), moves, onKeyDown, onRow }
}
