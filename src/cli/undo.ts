import { render } from '#words/render.ts'
import { BadUse } from './bad-use.ts'
import { connect } from './connection.ts'
import type { ProgramDesk } from './program-desk.ts'
import { runChange } from './run-change.ts'
import type { ChangeOptions } from './run-change.ts'
import type { WireOptions } from './wire-options.ts'

const LAST = 'last'

/** licet undo OPERATION: gives everybody back what they had before it; `last` is the newest one. */
export async function undo({ terminal, language }: ProgramDesk, operation: string, options: WireOptions & ChangeOptions): Promise<number> {
  const { client } = await connect(options, terminal, language)
  const id = operation === LAST ? (await client.listOperations({ top: 1 })).value[0]?.id : operation
  if (id === undefined) throw new BadUse('cli.error.noOperation')
  return runChange(
    { client, terminal, language },
    () => client.planUndo(id),
    ({ summary }) => render(language, 'cli.undo', { count: summary.users }),
    options,
  )
}
