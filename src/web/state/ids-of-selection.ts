import type { Page } from '#client/send.ts'
import type { Selection } from './selection.ts'

const AT_ONCE = 999

export type FetchIds = (page: { readonly skip: number; readonly top: number }) => Promise<Page<{ readonly id: string }>>

/** The ids of what is selected; of all that match, page after page, for a change that must name each. */
export async function idsOfSelection(selection: Selection, fetchPage: FetchIds): Promise<string[]> {
  if (selection.kind === 'some') return [...selection.ids]
  const ids: string[] = []
  for (;;) {
    const { value, '@odata.count': total = value.length } = await fetchPage({ skip: ids.length, top: AT_ONCE })
    for (const { id } of value) ids.push(id)
    if (value.length === 0 || ids.length >= total) return ids.filter((id) => !selection.except.has(id))
  }
}
