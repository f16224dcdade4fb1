import type { Target } from '#model/change.ts'

/** Who is ticked: named rows, or everyone that matches but for some. It survives searching and scrolling. */
export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'allMatching'; readonly except: ReadonlySet<string> }

export const NOTHING_SELECTED: Selection = { kind: 'some', ids: new Set() }
export const ALL_SELECTED: Selection = { kind: 'allMatching', except: new Set() }

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id)

/** How many are selected of the total that matches. */
export const countSelected = (selection: Selection, total: number): number =>
  selection.kind === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size)

/** The people of a change: those who are ticked, or all of a list but for some. */
export const targetOf = (selection: Selection, list: Target): Target =>
  selection.kind === 'some' ? { users: [...selection.ids] } : { ...list, except: [...selection.except] }

/** The selection with some rows ticked or cleared. */
export function withRows(selection: Selection, ids: Iterable<string>, on: boolean): Selection {
  const listed = new Set(selection.kind === 'some' ? selection.ids : selection.except)
  const belongs = selection.kind === 'some' ? on : !on
  for (const id of ids) {
    if (belongs) listed.add(id)
    else listed.delete(id)
  }
  return selection.kind === 'some' ? { kind: 'some', ids: listed } : { kind: 'allMatching', except: listed }
}
