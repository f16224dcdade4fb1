import { Badge } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { DataDeadline } from '#model/data-item.ts'
import type { Column } from '#web/grid/column.ts'
import { useWords } from '#web/state/words-context.tsx'
import { useDaysUntil } from './use-days-until.ts'

const FEW = 7

/** The columns of Data deadlines. */
export function useDeadlineColumns(): readonly Column<DataDeadline>[] {
  const words = useWords()
  const daysUntil = useDaysUntil()
  return useMemo(() => {
    const { say, day } = words
    return [
      { id: 'name', label: say('page.users.column.name'), characters: 24, grow: 2, isFixed: true, sortBy: 'user/displayName', exported: ['displayName', 'userPrincipalName'], cell: ({ user }) => user.displayName },
      { id: 'kind', label: say('page.dataDeadlines.column.what'), characters: 18, grow: 1, sortBy: 'kind', exported: ['kind'], cell: ({ kind }) => say(`data.kind.${kind}`) },
      { id: 'state', label: say('page.dataDeadlines.column.state'), characters: 20, grow: 1, sortBy: 'state', exported: ['state'], cell: ({ state }) => say(`data.state.${state}`) },
      { id: 'until', label: say('page.dataDeadlines.column.until'), characters: 18, sortBy: 'untilDateTime', exported: ['untilDateTime', 'recoverableUntilDateTime'], cell: ({ untilDateTime }) => day(untilDateTime) },
      {
        id: 'left',
        label: say('page.deletedUsers.column.left'),
        characters: 14,
        cell: ({ untilDateTime }) => {
          const days = daysUntil(untilDateTime)
          return days === null ? (
            ''
          ) : (
            <Badge appearance="tint" color={days <= FEW ? 'warning' : 'informative'}>
              {say('page.deletedUsers.left', { days })}
            </Badge>
          )
        },
      },
      { id: 'back', label: say('page.dataDeadlines.column.back'), characters: 26, grow: 2, exported: ['bringBack'], cell: ({ bringBack }) => say(bringBack === null ? 'data.bringBack.nothing' : `data.bringBack.${bringBack}`) },
    ]
  }, [words, daysUntil])
}
