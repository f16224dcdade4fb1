// Exports: what of a list goes into a file, and the file.
import { readJson } from './context.ts'
import type { Desk, DeskContext } from './context.ts'
import { sendCsv } from './send-csv.ts'

const idOf = (context: DeskContext): string => (context.req.param('id') ?? '').toLowerCase()

/** POST /exports `{source, query, columns, format}`: 201 with the export and the address of its file. */
export async function createExport({ office }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const measured = await office.ask('measureExport', caller, { body: await readJson(context) })
  return context.json(await office.act('createExport', caller, measured), 201)
}

/** GET /exports/{id}, for who made it. */
export async function getExport({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.look('getExport', context.get('caller'), { id: idOf(context) }))
}

/** GET /exports/{id}/file: the list as it is now, as its maker may see it now. */
export async function exportFile({ office }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const { id, columns, source } = await office.look('getExport', caller, { id: idOf(context) })
  return sendCsv<string>(`licet-${source}.csv`, columns, async (after) => {
    const { lines, nextToken } = await office.ask('listExportLines', caller, { id, after })
    return { lines, next: nextToken }
  })
}
