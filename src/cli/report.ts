import type { CostRow, UsageRow } from '#model/usage-report.ts'
import { connect } from './connection.ts'
import type { ProgramDesk } from './program-desk.ts'
import { onlyLicet } from './run-change.ts'
import type { WireOptions } from './wire-options.ts'
import { writeRows } from './write-rows.ts'
import type { Column } from './write-rows.ts'

interface ReportRow {
  readonly usage: UsageRow
  readonly cost: CostRow
  readonly currency: string
}

const columns = ({ say }: ProgramDesk): readonly Column<ReportRow>[] => [
  { name: 'displayName', title: say('cli.column.product'), value: ({ usage }) => usage.displayName },
  { name: 'bought', title: say('cli.column.total'), value: ({ usage }) => usage.bought, numeric: true },
  { name: 'assigned', title: say('cli.column.assigned'), value: ({ usage }) => usage.assigned, numeric: true },
  { name: 'unused', title: say('cli.column.unused'), value: ({ usage }) => usage.unused, numeric: true },
  { name: 'guests', title: say('cli.column.guests'), value: ({ usage }) => usage.guests, numeric: true },
  { name: 'blocked', title: say('cli.column.blocked'), value: ({ usage }) => usage.blocked, numeric: true },
  { name: 'overlapping', title: say('cli.column.overlapping'), value: ({ usage }) => usage.overlapping, numeric: true },
  { name: 'price', title: say('cli.column.price'), value: ({ cost }) => cost.price, numeric: true },
  { name: 'bill', title: say('cli.column.bill'), value: ({ cost }) => cost.bill, numeric: true },
  { name: 'unusedCost', title: say('cli.column.unusedCost'), value: ({ cost }) => cost.unusedCost, numeric: true },
  { name: 'currency', title: say('cli.column.currency'), value: ({ currency }) => currency },
  { name: 'removableFrom', title: say('cli.column.from'), value: ({ cost }) => cost.saving.fromDate },
]

/** licet report: what is bought, used and unused, and what it costs a month; the dearest first. */
export async function report(desk: ProgramDesk, options: WireOptions): Promise<void> {
  const { client } = await connect(options, desk.terminal, desk.language)
  const [usage, cost] = await onlyLicet(() => Promise.all([client.getUsageReport(), client.getCostReport()]))
  const rows = cost.value
    .flatMap((one) => usage.value.filter(({ poolId }) => poolId === one.poolId).map((row) => ({ usage: row, cost: one, currency: cost.currency })))
    .sort((a, b) => b.cost.bill - a.cost.bill)
  await writeRows(desk.terminal, options.output, columns(desk), (async function* () {
    yield rows
  })())
}
