import { lazy } from 'react'
import type { CostReport, DepartmentUsage, UsageReport } from '#model/usage-report.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { FigureTable } from '#web/charts/figure-table.tsx'
import { heightOfBars, MOST_BARS } from '#web/charts/height-of-bars.ts'
import { useWords } from '#web/state/words-context.tsx'

const ShareBars = lazy(async () => ({ default: (await import('#web/charts/share-bars.tsx')).ShareBars }))

interface Row extends DepartmentUsage {
  readonly inUse: number
}

/** Departments by what their people's licences cost, the dearest first. */
export function DepartmentsTab({ usage, cost }: { usage: UsageReport; cost: CostReport }) {
  const { say, language, number, money } = useWords()
  const { currency } = cost
  const nameOf = ({ department }: Pick<Row, 'department'>): string => department ?? say('page.usageAndCost.noDepartment')
  const rows: Row[] = usage.departments
    .map((one) => ({ ...one, inUse: cost.departments.find(({ department }) => department === one.department)?.inUse ?? 0 }))
    .sort((a, b) => b.inUse - a.inUse || b.people - a.people)
  const drawn = rows.slice(0, MOST_BARS)
  const column = (id: 'people' | 'licensed' | 'guests' | 'blocked') => ({ id, label: say(`page.usageAndCost.column.${id}`), cell: (row: Row) => number(row[id]) })
  return (
    <>
      {drawn.length > 0 ? (
        <ChartFrame label={say('page.usageAndCost.byDepartment')} height={heightOfBars(drawn.length)}>
          <ShareBars
            culture={language}
            usedLabel={say('page.usageAndCost.column.licensed')}
            restLabel={say('page.usageAndCost.column.unlicensed')}
            shares={drawn.map((row) => ({
              name: nameOf(row),
              used: row.licensed,
              rest: row.people - row.licensed,
              usedText: number(row.licensed),
              restText: number(row.people - row.licensed),
            }))}
          />
        </ChartFrame>
      ) : null}
      <FigureTable
        label={say('page.usageAndCost.byDepartment')}
        name={{ id: 'department', label: say('page.usageAndCost.column.department'), cell: nameOf }}
        figures={[
          column('people'),
          column('licensed'),
          column('guests'),
          column('blocked'),
          { id: 'inUse', label: say('page.usageAndCost.summary.inUse'), cell: ({ inUse }) => money(inUse, currency) },
        ]}
        rows={rows}
        rowId={({ department }) => department ?? ''}
      />
    </>
  )
}
