import type { Selection } from './selection.ts'
import type { RowPage } from './use-remote-rows.ts'

const AT_ONCE = 999

export type FetchIds = (page: { readonly skip: number; readonly top: number }) => Promise<RowPage<{ readonly id: string }>>

/** The ids of what is selected; of all that match, page after page, for a change that must name each. */
export async function idsOfSelection(selection: Selection, fetchPage: FetchIds): Promise<string[]> {
  if (selection.kind === 'some') return [...selection.ids]
  const ids: string[] = []
  for (;;) {
    const { rows, total } = await fetchPage({ skip: ids.length, top: AT_ONCE })
    for (const { id } of rows) ids.push(id)
    if (rows.length === 0 || ids.length >= total) return ids.filter((id) => !selection.except.has(id))
  }
}
