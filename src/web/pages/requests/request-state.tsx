import { Badge } from '@fluentui/react-components'
import type { BadgeProps } from '@fluentui/react-components'
import type { RequestState as State } from '#model/license-request.ts'
import { useWords } from '#web/state/words-context.tsx'

const COLORS: Readonly<Record<State, NonNullable<BadgeProps['color']>>> = { pending: 'informative', approved: 'success', partlyApproved: 'success', denied: 'important' }

/** How a request stands, in words. */
export function RequestState({ state }: { state: State }) {
  const { say } = useWords()
  return (
    <Badge appearance="tint" color={COLORS[state]}>
      {say(`page.requests.state.${state}`)}
    </Badge>
  )
}
