import type { Page } from '#client/send.ts'
import { formatSearch } from '#client/format-query.ts'
import type { GroupSummary } from '#model/group-summary.ts'
import { allPages, connect } from './connection.ts'
import { listKnownProducts } from './find-known-product.ts'
import type { ProgramDesk } from './program-desk.ts'
import { onlyLicet } from './run-change.ts'
import type { WireOptions } from './wire-options.ts'
import { writeRows } from './write-rows.ts'
import type { Column } from './write-rows.ts'

const ROWS_AT_ONCE = 999

const columns = ({ say }: ProgramDesk, names: ReadonlyMap<string, string>): readonly Column<GroupSummary>[] => [
  { name: 'displayName', title: say('cli.column.name'), value: (group) => group.displayName },
  { name: 'kind', title: say('cli.column.kind'), value: (group) => group.kind, shown: (group) => say(`cli.groupKind.${group.kind}`) },
  { name: 'members', title: say('cli.column.members'), value: (group) => group.members, numeric: true },
  { name: 'gives', title: say('cli.column.gives'), value: ({ licenses }) => licenses.map(({ skuId }) => names.get(skuId) ?? skuId).join(', ') },
  { name: 'state', title: say('cli.column.status'), value: (group) => group.state, shown: (group) => say(`cli.groupState.${group.state}`) },
  { name: 'inError', title: say('cli.column.inError'), value: (group) => group.inError, numeric: true },
  { name: 'waiting', title: say('cli.column.waiting'), value: (group) => group.waiting, numeric: true },
  { name: 'id', title: say('cli.column.id'), value: (group) => group.id },
]

/** licet groups: what each gives, to how many, and what is the matter. */
export async function listGroups(desk: ProgramDesk, options: WireOptions & { readonly filter?: string; readonly search?: string }): Promise<void> {
  const connection = await connect(options, desk.terminal, desk.language)
  const search = options.search === undefined ? undefined : formatSearch(options.search)
  const first: Page<GroupSummary> = await onlyLicet(() => connection.client.listGroupSummaries({ filter: options.filter, search, top: ROWS_AT_ONCE }))
  const names = new Map((await listKnownProducts(connection.client)).map(({ skuId, displayName }) => [skuId, displayName]))
  await writeRows(desk.terminal, options.output, columns(desk, names), allPages(connection, first))
}
