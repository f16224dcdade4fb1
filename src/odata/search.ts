// The search tree: what `$search` means once it is read.

/**
 * `words`: each word is the start of some word of the property, or, without a property, of any of the shape's
 * type-ahead properties. `start`: the property, or one of its elements, starts with the text. Words are folded.
 */
export type Search =
  | { readonly kind: 'and' | 'or'; readonly clauses: readonly Search[] }
  | { readonly kind: 'words'; readonly property: string | null; readonly words: readonly string[] }
  | { readonly kind: 'start'; readonly property: string; readonly text: string }
