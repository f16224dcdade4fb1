/** What the address of a list page holds, so that a link shows a colleague the same thing. */
export interface ListSearch {
  /** What is typed in the page's search box. */
  readonly q?: string
  /** An OData filter, or the name of one of the page's ready-made filters. */
  readonly filter?: string
  /** A property, with " desc" after it for descending. */
  readonly sort?: string
  /** What the panel shows: a row's id or a verb. */
  readonly panel?: string
  /** The step or tab within the panel. */
  readonly step?: string
}

const NAMES = ['q', 'filter', 'sort', 'panel', 'step'] as const

/** Reads a list page's part of an address; what is not text is left out. Give it to a route as `validateSearch`. */
export function parseListSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = search[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : typeof value === 'number' ? [[name, String(value)]] : []
    }),
  )
}
