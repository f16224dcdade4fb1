import type { CostReport, DepartmentUsage, UsageReport } from '#model/usage-report.ts'
import type { Words } from '#web/state/words-context.tsx'

export interface DepartmentRow extends DepartmentUsage {
  readonly inUse: number
}

/** Departments by what their people's licences cost, the dearest first. */
export const departmentRows = (usage: UsageReport, cost: CostReport): readonly DepartmentRow[] =>
  usage.departments
    .map((one) => ({ ...one, inUse: cost.departments.find(({ department }) => department === one.department)?.inUse ?? 0 }))
    .sort((a, b) => b.inUse - a.inUse || b.people - a.people)

export const DEPARTMENT_FIGURES = ['people', 'licensed', 'guests', 'blocked'] as const

/** The same as rows of a file; figures as figures. */
export const departmentFile = (usage: UsageReport, cost: CostReport, { say }: Words): (string | number)[][] => [
  [say('page.usageAndCost.column.department'), ...DEPARTMENT_FIGURES.map((id) => say(`page.usageAndCost.column.${id}`)), `${say('page.usageAndCost.summary.inUse')} (${cost.currency})`],
  ...departmentRows(usage, cost).map((row) => [row.department ?? say('page.usageAndCost.noDepartment'), ...DEPARTMENT_FIGURES.map((id) => row[id]), row.inUse]),
]
