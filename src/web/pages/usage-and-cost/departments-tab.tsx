import { lazy } from 'react'
import type { CostReport, UsageReport } from '#model/usage-report.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { FigureTable } from '#web/charts/figure-table.tsx'
import { heightOfBars, MOST_BARS } from '#web/charts/height-of-bars.ts'
import { useWords } from '#web/state/words-context.tsx'
import type { UserFilters } from '#web/users/user-filters.ts'
import { DEPARTMENT_FIGURES, departmentRows } from './department-rows.ts'
import type { DepartmentRow } from './department-rows.ts'
import { PeopleFigure } from './people-figure.tsx'

const ShareBars = lazy(async () => ({ default: (await import('#web/charts/share-bars.tsx')).ShareBars }))

/** What finds the people of each figure among those of a department. */
const FOUND_BY: Readonly<Record<(typeof DEPARTMENT_FIGURES)[number], Partial<UserFilters>>> = {
  people: {},
  licensed: { view: 'licensed' },
  guests: { userType: 'Guest' },
  blocked: { view: 'blocked' },
}

/** Departments by what their people's licences cost, the dearest first. */
export function DepartmentsTab({ usage, cost }: { usage: UsageReport; cost: CostReport }) {
  const { say, language, number, money } = useWords()
  const { currency } = cost
  const nameOf = ({ department }: Pick<DepartmentRow, 'department'>): string => department ?? say('page.usageAndCost.noDepartment')
  const rows = departmentRows(usage, cost)
  const drawn = rows.slice(0, MOST_BARS)
  return (
    <>
      {drawn.length > 0 ? (
        <ChartFrame label={say('page.usageAndCost.byDepartment')} height={heightOfBars(drawn.length, 'share')}>
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
          ...DEPARTMENT_FIGURES.map((id) => ({
            id,
            label: say(`page.usageAndCost.column.${id}`),
            cell: (row: DepartmentRow) => <PeopleFigure people={row[id]} filters={row.department === null ? null : { department: row.department, ...FOUND_BY[id] }} />,
          })),
          { id: 'inUse', label: say('page.usageAndCost.summary.inUse'), cell: ({ inUse }: DepartmentRow) => money(inUse, currency) },
        ]}
        rows={rows}
        rowId={({ department }) => department ?? ''}
      />
    </>
  )
}
