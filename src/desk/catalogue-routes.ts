import { findProduct } from '#catalogue/find-product.ts'
import { notFound } from '#model/problem.ts'
import { foundWords, searchWords } from '#odata/search-words.ts'
import { page, readJson, readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'
import { renderRule } from './render-rule.ts'

/** A page of what is in memory as a whole: `$top` and `$skip`, and of all only those that hold every word of `$search`. */
function pageOf<Row>(context: DeskContext, rows: readonly Row[], textsOf: (row: Row) => readonly string[]): Response {
  const top = readNumber(context, '$top', 1_000, 1_000)
  const skip = readNumber(context, '$skip', 0, 1_000_000)
  const words = searchWords(context.req.query('$search') ?? '')
  const found = words.length === 0 ? rows : rows.filter((row) => isFound(textsOf(row), words))
  return page(context, found.slice(skip, skip + top), { count: found.length, skip, top })
}

const isFound = (texts: readonly string[], words: readonly string[]): boolean => {
  const held = texts.flatMap(foundWords)
  return words.every((word) => held.some((one) => one.startsWith(word)))
}

/** GET /catalogue/products: all of them; `?find=` answers with the one meant, or with those it might be. */
export function listProducts({ catalogue }: Desk, context: DeskContext): Response {
  const text = context.req.query('find')
  if (text === undefined) return pageOf(context, catalogue.products, ({ displayName, skuPartNumber, aliases }) => [displayName, skuPartNumber, ...aliases])
  const result = findProduct(catalogue, text)
  return context.json({ match: result.kind, value: result.kind === 'found' ? [result.product] : result.candidates })
}

/** GET /catalogue/servicePlans. */
export function listServicePlans({ catalogue }: Desk, context: DeskContext): Response {
  return pageOf(context, catalogue.plans, ({ displayName, servicePlanName, aliases }) => [displayName, servicePlanName, ...aliases])
}

/** GET /rules: which services clash, which need which and which products are sold beside which, as the organisation has them. */
export async function listRules({ office, catalogue }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const rules = (await office.look('listRules', caller, null)).map((rule) => renderRule(rule, { catalogue, language: caller.language }))
  return pageOf(context, rules, ({ id, explanation, source, note }) => [id, explanation, source, note])
}

/** GET /rules/{id}. */
export async function getRule({ office, catalogue }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const id = context.req.param('id') ?? ''
  const rule = (await office.look('listRules', caller, null)).find((one) => one.id === id)
  if (rule === undefined) throw notFound(id)
  return context.json(renderRule(rule, { catalogue, language: caller.language }))
}

/** PATCH /rules/{id}: enabled, severity. */
export async function patchRule({ office, catalogue }: Desk, context: DeskContext): Promise<Response> {
  const body = await readJson(context)
  const caller = context.get('caller')
  const rule = await office.act('changeRule', caller, { id: context.req.param('id') ?? '', body })
  return context.json(renderRule(rule, { catalogue, language: caller.language }))
}
