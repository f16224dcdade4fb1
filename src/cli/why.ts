import type { Explanation } from '#model/explanation.ts'
import { render } from '#words/render.ts'
import { connect } from './connection.ts'
import { findServices } from './find-services.ts'
import type { ProgramDesk } from './program-desk.ts'
import { onlyLicet } from './run-change.ts'
import type { WireOptions } from './wire-options.ts'
import { writeRows } from './write-rows.ts'
import type { Column } from './write-rows.ts'

interface Line {
  readonly service: string
  readonly isOn: boolean
  readonly kind: string
  readonly message: string
}

const linesOf = ({ displayName: service, isOn, paths, obstacles }: Explanation): Line[] => [
  ...paths.map(({ is, message }) => ({ service, isOn, kind: `path.${is}`, message })),
  ...obstacles.map(({ kind, message }) => ({ service, isOn, kind: `obstacle.${kind}`, message })),
]

const columns: readonly Column<Line>[] = [
  { name: 'service', title: '', value: (line) => line.service },
  { name: 'isOn', title: '', value: (line) => line.isOn },
  { name: 'kind', title: '', value: (line) => line.kind },
  { name: 'message', title: '', value: (line) => line.message },
]

/** licet why USER SERVICE: why somebody has a service, or has it not: every path and every obstacle. */
export async function why(desk: ProgramDesk, user: string, text: string, options: WireOptions): Promise<void> {
  const { terminal, language } = desk
  const { client } = await connect(options, terminal, language)
  const { servicePlanIds, products } = await onlyLicet(() => findServices(client, text))
  // Of several that are called the same, those that the organisation has are asked about, in whatever product.
  const owned = [...new Set(products.flatMap((product) => product.servicePlanIds))]
  const explained = await Promise.all((owned.length > 0 ? owned : servicePlanIds.slice(0, 1)).map((id) => client.explainService(user, id)))
  const telling = explained.filter(({ isOn, paths }) => isOn || paths.length > 0)
  const told = telling.length > 0 ? telling : explained.slice(0, 1)
  if (options.output !== 'table') {
    return writeRows(terminal, options.output, columns, (async function* () {
      yield told.flatMap(linesOf)
    })())
  }
  for (const one of told) {
    const lines = linesOf(one).map(({ message }) => `  ${message}`)
    await terminal.write(`${[render(language, one.isOn ? 'cli.why.on' : 'cli.why.off', { user, service: one.displayName }), ...lines].join('\n')}\n`)
  }
}
