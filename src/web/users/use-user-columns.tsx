import { Badge } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import type { Column } from '#web/grid/column.ts'
import { lastLicenseChange } from '#web/licenses/person.ts'
import { useWords } from '#web/state/words-context.tsx'
import { LicenseChips } from './license-chips.tsx'
import { PersonName } from './person-name.tsx'

/** The columns of Active users. */
export function useUserColumns(): readonly Column<PartialUser>[] {
  const words = useWords()
  return useMemo(() => {
    const { say, country, time } = words
    return [
      {
        id: 'name',
        label: say('page.users.column.name'),
        characters: 22,
        grow: 2,
        isFixed: true,
        sortBy: 'displayName',
        cell: (person) => <PersonName person={person} />,
      },
      {
        id: 'userName',
        label: say('page.users.column.userName'),
        characters: 22,
        grow: 2,
        sortBy: 'userPrincipalName',
        cell: ({ userPrincipalName }) => userPrincipalName,
      },
      {
        id: 'licenses',
        label: say('page.users.column.licenses'),
        characters: 24,
        grow: 2,
        cell: (person) => <LicenseChips person={person} />,
      },
      {
        id: 'location',
        label: say('page.users.column.location'),
        characters: 15,
        cell: ({ usageLocation }) =>
          usageLocation ? (
            country(usageLocation)
          ) : (
            <Badge appearance="tint" color="warning">
              {say('page.users.noLocation')}
            </Badge>
          ),
      },
      { id: 'department', label: say('page.users.column.department'), characters: 12, cell: ({ department }) => department ?? '' },
      { id: 'status', label: say('page.users.column.status'), characters: 19, cell: (person) => <UserStatus person={person} /> },
      {
        id: 'changed',
        label: say('page.users.column.changed'),
        characters: 18,
        isHiddenAtFirst: true,
        cell: (person) => {
          const changed = lastLicenseChange(person)
          return changed ? time(changed) : ''
        },
      },
    ]
  }, [words])
}

/** Whether a person may sign in, and whether they are a guest. */
export function UserStatus({ person }: { person: PartialUser }) {
  const { say } = useWords()
  const states = [
    person.accountEnabled === false ? say('page.users.signInBlocked') : say('page.users.signInAllowed'),
    ...(person.userType === 'Guest' ? [say('page.users.guest')] : []),
  ]
  return states.join(', ')
}
