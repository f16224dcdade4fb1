import type { ReactNode } from 'react'

/** One column of a grid. */
export interface Column<Row> {
  readonly id: string
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** What stands for it in a file: columns of the export, by their names there. */
  readonly exported?: readonly string[]
  /** What stands for it in a file that is made here, where the cell is more than text. */
  readonly text?: (row: Row) => string | number
  /** The property that sorting by this column sorts by; without it the column does not sort. */
  readonly sortBy?: string
  /** Least width, in characters. */
  readonly characters: number
  /** How greedy it is for the width that is left; 1 when not given, 0 for never. */
  readonly grow?: number
  /** Figures, to the right. */
  readonly isNumeric?: boolean
  /** Not shown until it is chosen. */
  readonly isHiddenAtFirst?: boolean
  /** Cannot be hidden: the name. */
  readonly isFixed?: boolean
}

/** The CSS grid tracks for the columns in view. */
export const tracksOf = <Row>(columns: readonly Column<Row>[]): string =>
  columns.map((column) => `minmax(${column.characters}ch, ${column.grow === 0 ? `${column.characters}ch` : `${column.grow ?? 1}fr`})`).join(' ')
