import { useMemo, useState } from 'react'
import { readRemembered, writeRemembered } from '#web/state/remembered.ts'
import type { Column } from './column.ts'

export const DENSITIES = ['normal', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

export interface GridLayout<Row> {
  readonly visible: readonly Column<Row>[]
  readonly density: Density
  readonly setDensity: (density: Density) => void
  /** A plain table, a page at a time, in place of the grid; for every list of this browser. */
  readonly isPlain: boolean
  readonly setPlain: (isPlain: boolean) => void
  readonly isVisible: (column: Column<Row>) => boolean
  readonly setVisible: (ids: readonly string[]) => void
}

interface Remembered {
  readonly density?: Density
  readonly columns?: readonly string[]
}

const PLAIN = 'plainTables'

const parse = (text: string | null): Remembered => (text ? (JSON.parse(text) as Remembered) : {})

const isShown = <Row>(column: Column<Row>, { columns }: Remembered): boolean =>
  column.isFixed === true || (columns ? columns.includes(column.id) : column.isHiddenAtFirst !== true)

/** The columns that a grid of this name shows now. */
export function visibleColumns<Row>(name: string, columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const chosen = parse(readRemembered(`grid.${name}`))
  return columns.filter((column) => isShown(column, chosen))
}

/** Which columns a grid shows and how tall its rows are, remembered by this browser under the grid's name. */
export function useGridLayout<Row>(name: string, columns: readonly Column<Row>[]): GridLayout<Row> {
  const [chosen, setChosen] = useState(() => parse(readRemembered(`grid.${name}`)))
  const [isPlain, setPlain] = useState(() => readRemembered(PLAIN) === 'yes')
  return useMemo(() => {
    const choose = (next: Remembered) => {
      writeRemembered(`grid.${name}`, JSON.stringify(next))
      setChosen(next)
    }
    const isVisible = (column: Column<Row>) => isShown(column, chosen)
    return {
      visible: columns.filter(isVisible),
      density: chosen.density ?? 'normal',
      setDensity: (density) => choose({ ...chosen, density }),
      isPlain,
      setPlain: (next) => {
        writeRemembered(PLAIN, next ? 'yes' : 'no')
        setPlain(next)
      },
      isVisible,
      setVisible: (ids) => choose({ ...chosen, columns: ids }),
    }
  }, [name, columns, chosen, isPlain])
}
