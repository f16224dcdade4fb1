import { useQuery } from '@tanstack/react-query'

/** Where the ids of the people whom the last change touched are kept, until the next. */
export const CHANGED_ROWS = ['changedRows'] as const

const NONE: ReadonlySet<string> = new Set()

/** The people whom the last change made here touched: their rows are marked, and stay where they are. */
export function useChangedRows(): ReadonlySet<string> {
  const { data } = useQuery<ReadonlySet<string>>({ queryKey: CHANGED_ROWS, queryFn: () => NONE, enabled: false, initialData: NONE, gcTime: Infinity })
  return data
}
