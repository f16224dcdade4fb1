import { Button, makeStyles, tokens, ToggleButton } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { FilterRegular } from '@fluentui/react-icons/svg/filter'
import { lazy, Suspense, useState } from 'react'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { useIsNarrow } from '#web/state/use-media-query.ts'
import { useWords } from '#web/state/words-context.tsx'
import { FilterPills } from '#web/ui/filter-pills.tsx'
import { LazyMenu } from '#web/ui/lazy-menu.tsx'
import type { MenuGroup } from '#web/ui/menu-props.ts'
import { FINDING_VIEWS, NO_FILTERS, USER_VIEWS } from './user-filters.ts'
import type { UserFilters, UserView } from './user-filters.ts'

const FilterDialog = lazy(async () => ({ default: (await import('./user-filter-dialog.tsx')).UserFilterDialog }))

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  views: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
})

type PillName = Exclude<keyof UserFilters, 'view'>

interface UserFilterBarProps {
  readonly filters: UserFilters
  readonly onChange: (filters: UserFilters) => void
  /** Whether the ready-made views are offered; they are unless it is said. */
  readonly hasViews?: boolean
  /** Views that were saved, for the menu; none where they are left out. */
  readonly saved?: { readonly groups: readonly MenuGroup[]; readonly current: string | null }
  /** What cannot be taken away, and so is no pill. */
  readonly fixed?: Partial<UserFilters>
}

/** The ready-made views, one pressed (on a phone all in one menu), and the filters in force as pills. */
export function UserFilterBar({ filters, onChange, hasViews = true, saved, fixed = {} }: UserFilterBarProps) {
  const styles = useStyles()
  const { say, country } = useWords()
  const productName = useProductNames()
  const [isOpen, setOpen] = useState(false)
  const { product, errors, superfluous, userType, department, location } = filters
  const without = (name: PillName) => () => onChange({ ...filters, [name]: null })
  const pill = (id: PillName, value: string | null) =>
    value === null || id in fixed ? [] : [{ id, label: say('ui.filters.one', { name: say(`page.users.filter.${id}`), value }), onRemove: without(id) }]
  return (
    <div className={styles.root}>
      <Views view={filters.view} views={hasViews ? USER_VIEWS : []} saved={saved} onChoose={(view) => onChange({ ...filters, view })} />
      <FilterPills
        pills={[
          ...pill('userType', userType && say(userType === 'Guest' ? 'page.users.guest' : 'page.users.member')),
          ...pill('product', product && productName(product)),
          ...pill('errors', errors && productName(errors)),
          ...pill('superfluous', superfluous && productName(superfluous)),
          ...pill('department', department),
          ...pill('location', location && country(location)),
        ]}
        onClear={() => onChange({ ...NO_FILTERS, ...fixed, view: filters.view })}
      >
        <Button size="small" appearance="subtle" icon={<FilterRegular />} onClick={() => setOpen(true)}>
          {say('ui.filters.add')}
        </Button>
      </FilterPills>
      {isOpen ? (
        <Suspense fallback={null}>
          <FilterDialog
            filters={filters}
            fixed={fixed}
            onApply={(next) => {
              onChange(next)
              setOpen(false)
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </div>
  )
}

const isFinding = (view: UserView): boolean => FINDING_VIEWS.some((known) => known === view)

interface ViewsProps {
  readonly view: UserView
  /** Those that stand side by side. */
  readonly views: readonly UserView[]
  readonly saved: UserFilterBarProps['saved']
  readonly onChoose: (view: UserView) => void
}

function Views({ view: current, views, saved, onChoose }: ViewsProps) {
  const styles = useStyles()
  const { say } = useWords()
  const isNarrow = useIsNarrow()
  const name = saved?.current ?? (isFinding(current) ? say(`page.users.view.${current}`) : null)
  const finding: MenuGroup = {
    id: 'finding',
    label: say('page.users.views.toLookAt'),
    kind: 'one',
    chosen: [current],
    choices: FINDING_VIEWS.map((view) => ({ id: view, label: say(`page.users.view.${view}`) })),
    onChoose: ([view]) => onChoose(view as UserView),
  }
  const ready: MenuGroup = {
    id: 'ready',
    label: say('page.users.views'),
    kind: 'one',
    chosen: [current],
    choices: views.map((view) => ({ id: view, label: say(`page.users.view.${view}`) })),
    onChoose: ([view]) => onChoose(view as UserView),
  }
  if (views.length === 0 && !saved) return null
  const beside = isNarrow ? [] : views
  const more = isNarrow && views.length > 0 ? say(`page.users.view.${current}`) : say('page.users.views.more')
  return (
    <div className={styles.views} role="group" aria-label={say('page.users.views')}>
      {beside.map((view) => (
        <ToggleButton
          key={view}
          size="small"
          shape="circular"
          appearance={view === current ? 'primary' : 'subtle'}
          checked={view === current}
          onClick={() => onChoose(view)}
        >
          {say(`page.users.view.${view}`)}
        </ToggleButton>
      ))}
      <LazyMenu
        trigger={
          <Button size="small" shape="circular" appearance={name ?? (isNarrow && current !== 'all') ? 'primary' : 'subtle'} icon={<ChevronDownRegular />} iconPosition="after">
            {name ?? more}
          </Button>
        }
        groups={[
          ...(beside.length < views.length ? [ready] : []),
          ...(views.length > 0 ? [finding] : []),
          ...(saved?.groups ?? []),
        ]}
      />
    </div>
  )
}
