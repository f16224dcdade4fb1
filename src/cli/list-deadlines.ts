import type { DataDeadline } from '#model/data-item.ts'
import { allPages, connect } from './connection.ts'
import type { ProgramDesk } from './program-desk.ts'
import type { WireOptions } from './wire-options.ts'
import { writeRows } from './write-rows.ts'
import type { Column } from './write-rows.ts'

const ROWS_AT_ONCE = 999

export interface DeadlineOptions extends WireOptions {
  readonly filter?: string
}

function columns({ say }: ProgramDesk): readonly Column<DataDeadline>[] {
  return [
    { name: 'displayName', title: say('cli.column.name'), value: ({ user }) => user.displayName },
    { name: 'userPrincipalName', title: say('cli.column.userName'), value: ({ user }) => user.userPrincipalName },
    { name: 'kind', title: say('cli.column.data'), value: ({ kind }) => kind, shown: ({ kind }) => say(`data.kind.${kind}`) },
    { name: 'state', title: say('cli.column.state'), value: ({ state }) => state, shown: ({ state }) => say(`data.state.${state}`) },
    { name: 'untilDateTime', title: say('cli.column.until'), value: ({ untilDateTime }) => untilDateTime },
    {
      name: 'bringBack',
      title: say('cli.column.back'),
      value: ({ bringBack }) => bringBack,
      shown: ({ bringBack }) => say(bringBack === null ? 'data.bringBack.nothing' : `data.bringBack.${bringBack}`),
    },
  ]
}

/** licet deadlines: what is on its way to deletion, the most urgent first. */
export async function listDeadlines(desk: ProgramDesk, { filter, ...options }: DeadlineOptions): Promise<void> {
  const connection = await connect(options, desk.terminal, desk.language)
  const first = await connection.client.listDataDeadlines({ filter, top: ROWS_AT_ONCE })
  await writeRows(desk.terminal, options.output, columns(desk), allPages(connection, first))
}
