import { useState } from 'react'
import type { PartialUser, PeopleQuery } from '#client/directory-calls.ts'
import type { Column } from '#web/grid/column.ts'
import { nameOfPerson, PERSON_PROPERTIES } from '#web/licenses/person.ts'
import { saveCsv } from '#web/licenses/save-csv.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'

const PAGE = 999

interface ExportOptions {
  readonly name: string
  readonly query: PeopleQuery
  readonly columns: readonly Column<PartialUser>[]
  readonly total: number
}

/** Saves everyone whom a page shows as CSV, page by page, in the order and with the columns of the page. */
export function useExportPeople({ name, query, columns, total }: ExportOptions): { readonly label: string; readonly start: () => void } {
  const { say } = useWords()
  const [done, setDone] = useState<number | null>(null)
  const written = columns.flatMap(({ label, text }) => (text ? [{ label, text }] : []))
  async function run() {
    const rows: string[][] = []
    for (let skip = 0; skip < Math.max(1, total); skip += PAGE) {
      const { value } = await client.listUsersAt({ ...query, select: PERSON_PROPERTIES, top: PAGE, skip, count: false })
      rows.push(...value.map((person) => [nameOfPerson(person), ...written.map(({ text }) => text(person))]))
      setDone(rows.length)
      if (value.length < PAGE) break
    }
    saveCsv(`${name}.csv`, [[say('page.users.column.name'), ...written.map(({ label }) => label)], ...rows])
  }
  return {
    label: done === null ? say('ui.export') : say('ui.export.progress', { done, total }),
    start: () => {
      if (done !== null) return
      setDone(0)
      void run().finally(() => setDone(null))
    },
  }
}
