import type { Client } from '#client/client.ts'
import { GraphRequestError } from '#client/graph-request-error.ts'
import { capacityOf } from '#model/subscription.ts'
import { connect } from './connection.ts'
import type { ProgramDesk } from './program-desk.ts'
import type { WireOptions } from './wire-options.ts'
import { writeRows } from './write-rows.ts'
import type { Column } from './write-rows.ts'

interface ProductRow {
  readonly displayName: string
  readonly skuPartNumber: string
  readonly skuId: string
  readonly capacity: number
  readonly consumed: number
  readonly capabilityStatus: string
  /** Who bought it, for a self-service purchase. */
  readonly purchaser: string | null
}

/** A Graph that is no Licet knows neither friendly names nor self-service pools. */
async function productRows(client: Client): Promise<ProductRow[]> {
  try {
    return (await client.listOwnedProducts()).map(({ owner, ...product }) => ({ ...product, purchaser: owner?.displayName ?? null }))
  } catch (error) {
    if (!(error instanceof GraphRequestError) || error.status !== 404) throw error
    return (await client.listSubscribedSkus()).map((sku) => ({
      ...sku,
      displayName: sku.skuPartNumber,
      capacity: capacityOf(sku.prepaidUnits),
      consumed: sku.consumedUnits,
      purchaser: null,
    }))
  }
}

const columns = ({ say }: ProgramDesk): readonly Column<ProductRow>[] => [
  { name: 'displayName', title: say('cli.column.product'), value: (row) => row.displayName },
  { name: 'skuPartNumber', title: say('cli.column.partNumber'), value: (row) => row.skuPartNumber },
  { name: 'skuId', title: say('cli.column.skuId'), value: (row) => row.skuId },
  { name: 'total', title: say('cli.column.total'), value: (row) => row.capacity, numeric: true },
  { name: 'assigned', title: say('cli.column.assigned'), value: (row) => row.consumed, numeric: true },
  { name: 'available', title: say('cli.column.available'), value: (row) => Math.max(0, row.capacity - row.consumed), numeric: true },
  { name: 'status', title: say('cli.column.status'), value: (row) => row.capabilityStatus },
  { name: 'purchaser', title: say('cli.column.purchaser'), value: (row) => row.purchaser },
]

/** licet products: what is owned, with its seats. */
export async function listProducts(desk: ProgramDesk, options: WireOptions): Promise<void> {
  const { client } = await connect(options, desk.terminal, desk.language)
  const rows = await productRows(client)
  await writeRows(desk.terminal, options.output, columns(desk), (async function* () {
    yield rows
  })())
}
