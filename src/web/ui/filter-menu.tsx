import { Button } from '@fluentui/react-components'
import { FilterRegular } from '@fluentui/react-icons/svg/filter'
import { useWords } from '#web/state/words-context.tsx'
import { LazyMenu } from './lazy-menu.tsx'
import type { MenuGroup } from './menu-props.ts'

/** "Add filters", as a menu of choices. */
export function FilterMenu({ groups }: { groups: readonly MenuGroup[] }) {
  const { say } = useWords()
  return (
    <LazyMenu
      trigger={
        <Button size="small" appearance="subtle" icon={<FilterRegular />}>
          {say('ui.filters.add')}
        </Button>
      }
      groups={groups}
    />
  )
}
