import { useMemo } from 'react'

/** The rows of a grid, wherever they are: asked by index, perhaps not here yet. */
export interface Rows<Row> {
  /** How many there are; undefined until the first answer. */
  readonly total: number | undefined
  /** The row at an index; undefined while it is being fetched. */
  readonly rowAt: (index: number) => Row | undefined
  /** The rows that are here now. */
  readonly loaded: () => readonly Row[]
  /** The rows from one index to another, fetched where they are not here. */
  readonly range: (first: number, last: number) => Promise<readonly Row[]>
  /** Says which rows are in view. */
  readonly show: (first: number, last: number) => void
  readonly isPending: boolean
  readonly error: Error | null
  readonly retry: () => void
}

const nothing = () => undefined

/** Rows that are all here already, for lists of a few hundred. */
export function useLocalRows<Row>(
  rows: readonly Row[] | undefined,
  state: { readonly error?: Error | null; readonly retry?: () => unknown } = {},
): Rows<Row> {
  const { error = null, retry = nothing } = state
  return useMemo(
    () => ({
      total: rows?.length,
      rowAt: (index) => rows?.[index],
      loaded: () => rows ?? [],
      range: async (first, last) => rows?.slice(first, last + 1) ?? [],
      show: nothing,
      isPending: rows === undefined && error === null,
      error,
      retry: () => void retry(),
    }),
    [rows, error, retry],
  )
}
