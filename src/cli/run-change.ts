// Every change the same way: shown first, then made when somebody says yes.
import { randomUUID } from 'node:crypto'
import type { Client } from '#client/client.ts'
import { GraphRequestError } from '#client/graph-request-error.ts'
import type { Operation } from '#model/operation.ts'
import type { Outcome, Plan, PlanUser } from '#model/plan.ts'
import type { Language } from '#words/language.ts'
import { render } from '#words/render.ts'
import { BadUse } from './bad-use.ts'
import { describePlan } from './describe-plan.ts'
import type { PeopleShown } from './describe-plan.ts'
import { listKnownProducts } from './find-known-product.ts'
import { planColumns } from './plan-columns.ts'
import type { Terminal } from './terminal.ts'
import { watchOperation } from './watch-operation.ts'
import { writeRows } from './write-rows.ts'
import type { Output } from './write-rows.ts'

export interface ChangeOptions {
  /** Apply without asking. */
  readonly yes?: boolean
  readonly output: Output
  /** Ways out to take, by the ids that the preview shows. */
  readonly fix?: readonly string[]
}

export interface ChangeDesk {
  readonly client: Client
  readonly terminal: Terminal
  readonly language: Language
}

export const EXIT = { done: 0, refused: 1, badUse: 2 } as const

const PEOPLE_SHOWN = 20
const ROWS_AT_ONCE = 999
const SHOWN: readonly Outcome[] = ['refused', 'inError', 'waiting', 'changed', 'unchanged']
const YES: readonly string[] = ['y', 'yes', 'o', 'oui']

/**
 * Shows a plan and applies it: with --yes, or when the person who is asked says so; otherwise it stays a preview.
 * `headline` says what is wished, from the plan. Gives the exit code.
 */
export async function runChange(
  desk: ChangeDesk,
  makePlan: () => Promise<Plan>,
  headline: (plan: Plan) => string,
  options: ChangeOptions,
): Promise<number> {
  const { terminal, language, client } = desk
  const plan = await withFixes(client, await onlyLicet(makePlan), options.fix ?? [])
  await showPlan(desk, plan, headline(plan), options.output)
  const done = await applyWished(desk, plan, options)
  if (options.output === 'json') await terminal.write(`${JSON.stringify({ plan, operation: done.operation })}\n`)
  if (done.operation !== null) terminal.tell(`${render(language, 'cli.applied', { count: done.operation.done, operation: done.operation.id })}\n`)
  return done.exit
}

/** What is asked is Licet's own: a Graph that is none has no such address. Throws BadUse. */
export async function onlyLicet<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof GraphRequestError && error.status === 404 && error.code === 'unknownError') throw new BadUse('cli.error.noPreview')
    throw error
  }
}

const withFixes = (client: Client, plan: Plan, fixes: readonly string[]): Promise<Plan> | Plan =>
  fixes.length === 0 ? plan : client.createPlanWithFixes(plan.id, fixes)

async function showPlan({ client, terminal, language }: ChangeDesk, plan: Plan, headline: string, output: Output): Promise<void> {
  if (output === 'json') return
  if (output === 'csv') return writeRows(terminal, 'csv', planColumns(await listKnownProducts(client)), planRows(client, plan))
  const shown: PeopleShown[] = []
  for (const outcome of SHOWN) {
    const total = plan.summary[outcome]
    const people = total === 0 ? [] : (await client.listPlanUsers(plan.id, { outcome, top: PEOPLE_SHOWN })).value
    shown.push({ outcome, people, total })
  }
  await terminal.write(`${describePlan(plan, headline, shown, language).join('\n')}\n`)
}

async function* planRows(client: Client, plan: Plan): AsyncGenerator<readonly PlanUser[]> {
  for (let skip = 0; skip < plan.summary.users; skip += ROWS_AT_ONCE) {
    yield (await client.listPlanUsers(plan.id, { top: ROWS_AT_ONCE, skip })).value
  }
}

interface Done {
  readonly operation: Operation | null
  readonly exit: number
}

async function applyWished({ client, terminal, language }: ChangeDesk, plan: Plan, { yes }: ChangeOptions): Promise<Done> {
  const nothing = (key: 'cli.refused' | 'cli.nothingToDo' | 'cli.previewOnly' | 'cli.leftAlone', exit: number): Done => {
    terminal.tell(`${render(language, key)}\n`)
    return { operation: null, exit }
  }
  const { summary, mode } = plan
  if (summary.refused > 0 && (mode === 'allOrNothing' || summary.changed === 0)) return nothing('cli.refused', EXIT.refused)
  if (summary.changed === 0) return nothing('cli.nothingToDo', EXIT.done)
  if (yes !== true && !terminal.isInteractive) return nothing('cli.previewOnly', EXIT.done)
  if (yes !== true && !YES.includes((await terminal.ask(render(language, 'cli.confirm'))).trim().toLowerCase())) {
    return nothing('cli.leftAlone', EXIT.done)
  }
  const started = await client.applyPlan(plan.id, randomUUID())
  const operation = await watchOperation(client, started, terminal, language)
  return { operation, exit: operation.state === 'succeeded' || operation.state === 'partial' ? EXIT.done : EXIT.refused }
}
