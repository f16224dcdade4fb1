import { Badge } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import type { Column } from '#web/grid/column.ts'
import { useWords } from '#web/state/words-context.tsx'
import { LicenseChips } from '#web/users/license-chips.tsx'
import { PersonName } from '#web/users/person-name.tsx'
import { useDaysLeft } from './days-left.ts'

const FEW = 7

/** The columns of Deleted users. */
export function useDeletedColumns(): readonly Column<PartialUser>[] {
  const words = useWords()
  const daysLeft = useDaysLeft()
  return useMemo(() => {
    const { say, time } = words
    return [
      { id: 'name', label: say('page.users.column.name'), characters: 24, grow: 2, isFixed: true, sortBy: 'displayName', exported: ['displayName'], cell: (person) => <PersonName person={person} /> },
      { id: 'mail', label: say('page.user.fact.mail'), characters: 22, grow: 2, exported: ['mail'], cell: ({ mail }) => mail ?? '' },
      { id: 'deleted', label: say('page.user.fact.deleted'), characters: 18, exported: ['deletedDateTime'], cell: ({ deletedDateTime }) => (deletedDateTime ? time(deletedDateTime) : '') },
      {
        id: 'left',
        label: say('page.deletedUsers.column.left'),
        characters: 16,
        cell: (person) => {
          const days = daysLeft(person)
          return (
            <Badge appearance="tint" color={days <= FEW ? 'warning' : 'informative'}>
              {say('page.deletedUsers.left', { days })}
            </Badge>
          )
        },
      },
      { id: 'back', label: say('page.deletedUsers.column.back'), characters: 26, grow: 2, exported: ['licenses'], cell: (person) => <LicenseChips person={person} /> },
    ]
  }, [words, daysLeft])
}
