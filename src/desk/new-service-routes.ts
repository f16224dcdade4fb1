import type { NewService } from '#actions/new-services.ts'
import { readJson } from './context.ts'
import type { Desk, DeskContext } from './context.ts'
import { planName, productName } from './render-refusal.ts'

function told(row: NewService, { catalogue }: Desk, context: DeskContext) {
  const to = { catalogue, language: context.get('caller').language }
  return { ...row, productName: productName(row.skuId, to), serviceName: planName(row.servicePlanId, to) }
}

/** GET /newServices: services that products have gained, on by default until somebody switches them off. */
export async function listNewServices(desk: Desk, context: DeskContext): Promise<Response> {
  const rows = await desk.office.ask('listNewServices', context.get('caller'), null)
  return context.json({ '@odata.count': rows.length, value: rows.map((row) => told(row, desk, context)) })
}

/** PATCH /newServices/{id}: reviewed. */
export async function patchNewService(desk: Desk, context: DeskContext): Promise<Response> {
  const input = { id: context.req.param('id') ?? '', body: await readJson(context) }
  return context.json(told(await desk.office.act('reviewNewService', context.get('caller'), input), desk, context))
}
