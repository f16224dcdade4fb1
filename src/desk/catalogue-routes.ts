import { findProduct } from '#catalogue/find-product.ts'
import { readJson } from './context.ts'
import type { Desk, DeskContext } from './context.ts'
import { renderRule } from './render-rule.ts'

/** GET /catalogue/products: all of them; `?find=` answers with the one meant, or with those it might be. */
export function listProducts({ catalogue }: Desk, context: DeskContext): Response {
  const text = context.req.query('find')
  if (text === undefined) return context.json({ '@odata.count': catalogue.products.length, value: catalogue.products })
  const result = findProduct(catalogue, text)
  return context.json({ match: result.kind, value: result.kind === 'found' ? [result.product] : result.candidates })
}

/** GET /catalogue/servicePlans. */
export function listServicePlans({ catalogue }: Desk, context: DeskContext): Response {
  return context.json({ '@odata.count': catalogue.plans.length, value: catalogue.plans })
}

/** GET /rules: which services clash, which need which and which products are sold beside which, as the organisation has them. */
export async function listRules({ office, catalogue }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const rules = await office.look('listRules', caller, null)
  return context.json({ '@odata.count': rules.length, value: rules.map((rule) => renderRule(rule, { catalogue, language: caller.language })) })
}

/** PATCH /rules/{id}: enabled, severity. */
export async function patchRule({ office, catalogue }: Desk, context: DeskContext): Promise<Response> {
  const body = await readJson(context)
  const caller = context.get('caller')
  const rule = await office.act('changeRule', caller, { id: context.req.param('id') ?? '', body })
  return context.json(renderRule(rule, { catalogue, language: caller.language }))
}
