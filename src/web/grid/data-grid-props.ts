import type { ReactNode } from 'react'
import type { Rows } from '#web/state/rows.ts'
import type { SelectionState } from '#web/state/use-selection.ts'
import type { Column } from './column.ts'

export interface DataGridProps<Row> {
  /** Under this name the browser remembers columns and density. */
  readonly name: string
  /** What the grid lists, for who does not see it. */
  readonly label: string
  readonly rows: Rows<Row>
  readonly columns: readonly Column<Row>[]
  readonly rowId: (row: Row) => string
  /** The row in words, for its tick. */
  readonly rowName: (row: Row) => string
  /** The row on a phone. */
  readonly card: (row: Row) => ReactNode
  readonly sort?: string | undefined
  readonly onSort?: (sort: string) => void
  readonly selection?: SelectionState
  readonly onOpen?: (row: Row) => void
  /** The row whose panel is open. */
  readonly openId?: string | undefined
  /** What stands in place of a list without rows. */
  readonly empty: ReactNode
}
