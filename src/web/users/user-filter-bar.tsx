import { Button, makeStyles, tokens, ToggleButton } from '@fluentui/react-components'
import { FilterRegular } from '@fluentui/react-icons/svg/filter'
import { lazy, Suspense, useState } from 'react'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { useWords } from '#web/state/words-context.tsx'
import { FilterPills } from '#web/ui/filter-pills.tsx'
import { NO_FILTERS, USER_VIEWS } from './user-filters.ts'
import type { UserFilters } from './user-filters.ts'

const FilterDialog = lazy(async () => ({ default: (await import('./user-filter-dialog.tsx')).UserFilterDialog }))

const useStyles = makeStyles({
  views: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
})

type PillName = Exclude<keyof UserFilters, 'view'>

interface UserFilterBarProps {
  readonly filters: UserFilters
  readonly onChange: (filters: UserFilters) => void
}

/** The ready-made views, one pressed, and the filters in force as pills. */
export function UserFilterBar({ filters, onChange }: UserFilterBarProps) {
  const styles = useStyles()
  const { say, country } = useWords()
  const productName = useProductNames()
  const [isOpen, setOpen] = useState(false)
  const { product, errors, department, location } = filters
  const without = (name: PillName) => () => onChange({ ...filters, [name]: null })
  const pill = (id: PillName, value: string) => ({
    id,
    label: say('ui.filters.one', { name: say(`page.users.filter.${id}`), value }),
    onRemove: without(id),
  })
  return (
    <>
      <div className={styles.views} role="group" aria-label={say('page.users.views')}>
        {USER_VIEWS.map((view) => (
          <ToggleButton
            key={view}
            size="small"
            shape="circular"
            appearance={view === filters.view ? 'primary' : 'subtle'}
            checked={view === filters.view}
            onClick={() => onChange({ ...filters, view })}
          >
            {say(`page.users.view.${view}`)}
          </ToggleButton>
        ))}
      </div>
      <FilterPills
        pills={[
          ...(product ? [pill('product', productName(product))] : []),
          ...(errors ? [pill('errors', productName(errors))] : []),
          ...(department ? [pill('department', department)] : []),
          ...(location ? [pill('location', country(location))] : []),
        ]}
        onClear={() => onChange({ ...NO_FILTERS, view: filters.view })}
      >
        <Button size="small" appearance="subtle" icon={<FilterRegular />} onClick={() => setOpen(true)}>
          {say('ui.filters.add')}
        </Button>
      </FilterPills>
      {isOpen ? (
        <Suspense fallback={null}>
          <FilterDialog
            filters={filters}
            onApply={(next) => {
              onChange(next)
              setOpen(false)
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  )
}
