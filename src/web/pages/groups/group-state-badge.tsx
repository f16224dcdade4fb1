import { Badge } from '@fluentui/react-components'
import type { GroupState, GroupSummary } from '#model/group-summary.ts'
import { useWords } from '#web/state/words-context.tsx'

const COLORS: Readonly<Record<GroupState, 'success' | 'informative' | 'danger' | 'subtle'>> = {
  givesNothing: 'subtle',
  allAssigned: 'success',
  inProgress: 'informative',
  errors: 'danger',
}

/** How far the licences of a group have come, in Microsoft's words. */
export function GroupStateBadge({ group }: { group: GroupSummary }) {
  const { say } = useWords()
  return (
    <Badge appearance="tint" color={COLORS[group.state]}>
      {say(`page.groups.state.${group.state}`)}
    </Badge>
  )
}
