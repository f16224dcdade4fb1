import type { PartialUser } from '#client/directory-calls.ts'
import { formatSearch } from '#client/format-query.ts'
import { allPages, connect } from './connection.ts'
import type { ProgramDesk } from './program-desk.ts'
import type { WireOptions } from './wire-options.ts'
import { writeRows } from './write-rows.ts'
import type { Column } from './write-rows.ts'

const SELECT = ['id', 'displayName', 'userPrincipalName', 'department', 'usageLocation', 'accountEnabled', 'assignedLicenses'] as const
const ROWS_AT_ONCE = 999

const isBlocked = ({ accountEnabled }: PartialUser): boolean => accountEnabled === false

const columns = ({ say }: ProgramDesk): readonly Column<PartialUser>[] => [
  { name: 'displayName', title: say('cli.column.name'), value: (user) => user.displayName ?? null },
  { name: 'userPrincipalName', title: say('cli.column.userName'), value: (user) => user.userPrincipalName ?? null },
  { name: 'department', title: say('cli.column.department'), value: (user) => user.department ?? null },
  { name: 'usageLocation', title: say('cli.column.location'), value: (user) => user.usageLocation ?? null },
  { name: 'blocked', title: say('cli.column.blocked'), value: isBlocked, shown: (user) => (isBlocked(user) ? say('cli.yes') : '') },
  { name: 'licenses', title: say('cli.column.licenses'), value: (user) => user.assignedLicenses?.length ?? 0, numeric: true },
]

/** licet users: everybody, or those who match a filter and a search. */
export async function listUsers(desk: ProgramDesk, options: WireOptions & { readonly filter?: string; readonly search?: string }): Promise<void> {
  const connection = await connect(options, desk.terminal, desk.language)
  const search = options.search === undefined ? undefined : formatSearch(options.search)
  const first = await connection.client.listUsers({ filter: options.filter, search, select: SELECT, top: ROWS_AT_ONCE, count: true })
  await writeRows(desk.terminal, options.output, columns(desk), allPages(connection, first))
}
