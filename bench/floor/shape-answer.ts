import type { Example } from './example.ts'

type Row = Readonly<Record<string, unknown>>

/** The columns of `users as u` and `facts as f` that an answer shows; what follows from licences has none. */
export function columnsOf(example: Example, tables: readonly { readonly alias: string; readonly columns: ReadonlySet<string> }[]): string {
  const places = Object.keys(example).flatMap((name) => {
    const table = tables.find(({ columns }) => columns.has(name))
    return table === undefined ? [] : [`${table.alias}."${name}"`]
  })
  return places.join(', ')
}

/** A row in the form of an example: the same properties in the same order; what is no column is taken from the example. */
export function shapeAnswer(example: Example, row: Row): Record<string, unknown> {
  const answer: Record<string, unknown> = {}
  for (const name in example) {
    const [shown, stored] = [example[name], row[name]]
    if (stored === undefined) answer[name] = shown
    else if (Array.isArray(shown)) answer[name] = stored === null ? [] : JSON.parse(stored as string)
    else answer[name] = typeof shown === 'boolean' ? stored === 1 : stored
  }
  return answer
}
