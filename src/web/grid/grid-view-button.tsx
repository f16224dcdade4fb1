import { Button } from '@fluentui/react-components'
import { ColumnTripleEditRegular } from '@fluentui/react-icons/svg/column-triple-edit'
import { LazyMenu } from '#web/ui/lazy-menu.tsx'
import { useWords } from '#web/state/words-context.tsx'
import type { Column } from './column.ts'
import { DENSITIES } from './use-grid-layout.ts'
import type { Density, GridLayout } from './use-grid-layout.ts'

interface GridViewButtonProps<Row> {
  readonly layout: GridLayout<Row>
  readonly columns: readonly Column<Row>[]
}

/** Chooses columns and the height of rows. */
export function GridViewButton<Row>({ layout, columns }: GridViewButtonProps<Row>) {
  const { say } = useWords()
  return (
    <LazyMenu
      trigger={<Button appearance="subtle" size="small" icon={<ColumnTripleEditRegular />} aria-label={say('ui.grid.view')} />}
      groups={[
        {
          id: 'columns',
          label: say('ui.grid.columns'),
          kind: 'several',
          chosen: columns.filter(layout.isVisible).map(({ id }) => id),
          choices: columns.filter(({ isFixed }) => !isFixed).map(({ id, label }) => ({ id, label })),
          onChoose: layout.setVisible,
        },
        {
          id: 'density',
          label: say('ui.grid.density'),
          kind: 'one',
          chosen: [layout.density],
          choices: DENSITIES.map((density) => ({ id: density, label: say(`ui.grid.density.${density}`) })),
          onChoose: ([density]) => layout.setDensity(density as Density),
        },
        {
          id: 'plain',
          label: say('ui.grid.kind'),
          kind: 'several',
          chosen: layout.isPlain ? ['plain'] : [],
          choices: [{ id: 'plain', label: say('ui.grid.plain') }],
          onChoose: (chosen) => layout.setPlain(chosen.includes('plain')),
        },
      ]}
    />
  )
}
