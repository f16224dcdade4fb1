import { badRequest, Problem } from '#model/problem.ts'
import type { Language } from '#words/language.ts'
import { render } from '#words/render.ts'
import type { Desk, DeskContext } from '#desk/context.ts'
import { renderPlan } from '#desk/render-plan.ts'
import { rendererFor } from '#desk/render-refusal.ts'
import { takePasswords } from '#desk/take-passwords.ts'
import { decodeFile } from './decode-file.ts'
import { readPeopleFile } from './read-people-file.ts'
import type { FileProblem, PeopleFile } from './read-people-file.ts'

interface ToldProblem {
  readonly row: number | null
  readonly column: string | null
  readonly got: string
  readonly message: string
}

/**
 * POST /import, a CSV as the body: what is wrong with the file, row by row, and when nothing is, a plan of it.
 * `?usageLocation=&licenses=&mode=&reason=` are for everybody whose row says nothing of them.
 */
export async function importPeople(desk: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const content = decodeFile(new Uint8Array(await context.req.arrayBuffer()))
  if (content.trim() === '') throw badRequest('The file is empty.', { details: [{ code: 'InvalidValue', message: 'Expected a CSV file as the body.', target: 'body' }] })
  const licenses = (context.req.query('licenses') ?? '').split(',').filter(Boolean)
  const owned = new Set((await desk.office.ask('listOwnedProducts', caller, null)).map(({ skuId }) => skuId))
  const file = readPeopleFile(content, { usageLocation: context.req.query('usageLocation') ?? null, licenses }, { catalogue: desk.catalogue, owned })
  const told = { format: file.format, rows: file.rows.length, ignored: file.ignored }
  if (file.problems.length > 0) return context.json({ ...told, problems: file.problems.map((one) => tell(one, caller.language)), plan: null }, 201)
  const [mode, reason] = [context.req.query('mode'), context.req.query('reason')]
  try {
    const { body, passwords } = await takePasswords({ target: { rows: file.rows }, ...(mode && { mode }), ...(reason && { reason }) })
    const draft = await desk.office.ask('draftPlan', caller, { body })
    const plan = await desk.office.act('savePlan', caller, { draft, passwords })
    return context.json({ ...told, problems: [], plan: renderPlan(plan, rendererFor(desk.catalogue, caller)) }, 201)
  } catch (error) {
    const problems = error instanceof Problem ? problemsOf(error, file, caller.language) : []
    if (problems.length === 0) throw error
    return context.json({ ...told, problems, plan: null }, 201)
  }
}

/** So much of a cell is shown. */
const MOST_SHOWN = 80
const shown = (cell: string): string => cell.replaceAll(/\p{Cc}/gu, '').slice(0, MOST_SHOWN)

const tell = ({ row, column, got, key, facts }: FileProblem, language: Language): ToldProblem => ({ row, column, got: shown(got), message: render(language, key, { ...facts, got: shown(got) }) })

const KEYS: Readonly<Record<string, FileProblem['key']>> = { DomainNotVerified: 'page.import.problem.domain', ObjectConflict: 'page.import.problem.taken', UserNotFound: 'page.import.problem.notThere' }

/** What the plan found wrong, told by the rows of the file. */
function problemsOf({ facts }: Problem, { rows, places, headings }: PeopleFile, language: Language): ToldProblem[] {
  return (facts.details ?? []).flatMap(({ code, message, target = '' }) => {
    const at = Number(/^target\.(?:rows|users)\[(\d+)\]/.exec(target)?.[1] ?? NaN)
    const row = rows[at]
    if (row === undefined) return []
    const property = target.startsWith('target.users') ? 'userPrincipalName' : (target.split('.').at(-1) ?? '')
    const properties = (row.change['createUser'] ?? {}) as Readonly<Record<string, unknown>>
    const value = property === 'user' || property === 'userPrincipalName' ? row.user : (properties[property] ?? row.change[property] ?? '')
    const key = KEYS[code]
    const got = shown(typeof value === 'string' ? value : JSON.stringify(value))
    return [{ row: places[at] ?? null, column: headings.get(property === 'user' ? 'userPrincipalName' : property) ?? property, got, message: key === undefined ? message : render(language, key, { got }) }]
  })
}
