import { stringify } from 'csv-stringify/sync'

type Cells = readonly (readonly string[])[]

/**
 * Sends a CSV file while it is read, page by page: no more than one page is in memory, and the next is read when the
 * client has taken this one. What a spreadsheet would take for a formula is sent as text.
 */
export function sendCsv<Token>(fileName: string, columns: readonly string[], readPage: (after: Token | null) => Promise<{ readonly lines: Cells; readonly next: Token | null }>): Response {
  const encode = (lines: Cells): Uint8Array => new TextEncoder().encode(stringify(lines as string[][], { escape_formulas: true }))
  let after: Token | null = null
  const rows = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(new TextEncoder().encode(`\uFEFF${stringify([[...columns]])}`)),
    async pull(stream) {
      const { lines, next } = await readPage(after)
      after = next
      if (lines.length > 0) stream.enqueue(encode(lines))
      if (next === null) stream.close()
    },
  })
  return new Response(rows, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${fileName}"`, 'Cache-Control': 'no-store' },
  })
}
