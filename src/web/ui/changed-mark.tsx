import { Badge } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useChangedBy } from '#web/state/changed-by-others.ts'
import { useWords } from '#web/state/words-context.tsx'

/** Beside a row's name: who else changed it and how long ago; without that what it is given. */
export function ChangedMark({ id, children }: { id: string; children?: ReactNode }) {
  const { say, ago } = useWords()
  const other = useChangedBy(id)
  if (!other) return children
  return (
    <Badge appearance="tint" color="informative" size="small">
      {say('page.users.changedBy', { who: other.who, ago: ago(other.secondsAgo) })}
    </Badge>
  )
}
