import type { PartialUser } from '#client/directory-calls.ts'
import { allPages, connect } from './connection.ts'
import { findKnownProduct } from './find-known-product.ts'
import type { ProgramDesk } from './program-desk.ts'
import type { WireOptions } from './wire-options.ts'
import { writeRows } from './write-rows.ts'
import type { Column } from './write-rows.ts'

const SELECT = ['id', 'displayName', 'userPrincipalName', 'department', 'assignedLicenses', 'licenseAssignmentStates'] as const
const ROWS_AT_ONCE = 999

/** From where somebody has it: given directly, by groups, or both. */
function sourcesOf({ licenseAssignmentStates = [] }: PartialUser, skuId: string): readonly ('direct' | 'group')[] {
  const states = licenseAssignmentStates.filter((state) => state.skuId === skuId)
  return [...new Set(states.map(({ assignedByGroup }) => (assignedByGroup === null ? 'direct' : 'group')))].sort()
}

function columns({ say }: ProgramDesk, skuId: string): readonly Column<PartialUser>[] {
  return [
    { name: 'displayName', title: say('cli.column.name'), value: (user) => user.displayName ?? null },
    { name: 'userPrincipalName', title: say('cli.column.userName'), value: (user) => user.userPrincipalName ?? null },
    { name: 'department', title: say('cli.column.department'), value: (user) => user.department ?? null },
    {
      name: 'from',
      title: say('cli.column.from'),
      value: (user) => sourcesOf(user, skuId).join(', '),
      shown: (user) => sourcesOf(user, skuId).map((source) => say(`cli.source.${source}`)).join(', '),
    },
    {
      name: 'servicesOff',
      title: say('cli.column.servicesOff'),
      value: (user) => user.assignedLicenses?.find((license) => license.skuId === skuId)?.disabledPlans.length ?? 0,
      numeric: true,
    },
  ]
}

/** licet holders PRODUCT: who has it, from where, and how many of its services are off. */
export async function listHolders(desk: ProgramDesk, text: string, options: WireOptions): Promise<void> {
  const connection = await connect(options, desk.terminal, desk.language)
  const { skuId } = await findKnownProduct(connection.client, text)
  const filter = `assignedLicenses/any(license:license/skuId eq ${skuId})`
  const first = await connection.client.listUsers({ filter, select: SELECT, top: ROWS_AT_ONCE, count: true })
  await writeRows(desk.terminal, options.output, columns(desk, skuId), allPages(connection, first))
}
