import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { AuditDetail } from '#model/audit-row.ts'
import { catalogueQuery, servicePlansQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { formatValue } from './format-value.ts'
import type { AuditNames } from './format-value.ts'
import { propertyLabel } from './property-label.ts'

const useStyles = makeStyles({
  scroller: { overflowX: 'auto' },
  table: { ...typographyStyles.body1, borderCollapse: 'collapse', width: '100%', tableLayout: 'fixed' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: 'inherit',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  head: { ...typographyStyles.caption1Strong, color: tokens.colorNeutralForeground2 },
  nothing: { color: tokens.colorNeutralForeground3 },
})

/** What a thing was and what it is, side by side; only what differs. */
export function BeforeAfter({ detail }: { detail: AuditDetail }) {
  const styles = useStyles()
  const { say, day } = useWords()
  const { data: products } = useQuery(catalogueQuery)
  const { data: plans } = useQuery(servicePlansQuery)
  if (!products || !plans) return <SkeletonLines lines={3} />
  const names: AuditNames = {
    day,
    say,
    product: (id) => products.find(({ skuId }) => skuId === id)?.displayName ?? id,
    service: (id) => plans.find(({ servicePlanId }) => servicePlanId === id)?.displayName ?? id,
  }
  const rows = detail.properties.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
  if (rows.length === 0) return <span className={styles.nothing}>{say('page.auditLog.sameAsBefore')}</span>
  const cell = (value: unknown) => {
    const text = formatValue(value, names)
    return <td className={text === '' ? mergeClasses(styles.cell, styles.nothing) : styles.cell}>{text === '' ? say('page.auditLog.nothing') : text}</td>
  }
  return (
    <div className={styles.scroller}>
      <table className={styles.table} aria-label={say('page.auditLog.beforeAfter', { name: detail.displayName })}>
        <thead className={styles.head}>
          <tr>
            {(['property', 'before', 'after'] as const).map((column) => (
              <th key={column} scope="col" className={styles.cell}>
                {say(`page.auditLog.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row" className={styles.cell}>
                {propertyLabel(name, say)}
              </th>
              {cell(before)}
              {cell(after)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
