import { Badge } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import type { Column } from '#web/grid/column.ts'
import { lastLicenseChange } from '#web/licenses/person.ts'
import { useWords } from '#web/state/words-context.tsx'
import type { Words } from '#web/state/words-context.tsx'
import { LicenseChips } from './license-chips.tsx'
import { PersonName } from './person-name.tsx'

const signInOf = ({ accountEnabled }: PartialUser, { say }: Words): string =>
  say(accountEnabled === false ? 'page.users.signInBlocked' : 'page.users.signInAllowed')

const invitationOf = ({ externalUserState, externalUserStateChangeDateTime: since }: PartialUser, { say }: Words): string => {
  if (externalUserState === 'PendingAcceptance') return since ? say('page.guest.pendingSince', { since }) : say('page.guest.pending')
  return externalUserState === 'Accepted' ? say('page.guest.accepted') : ''
}

/** The columns of a page of people; `special` is the one that this page has more. */
export function useUserColumns(special?: 'userType' | 'invitation'): readonly Column<PartialUser>[] {
  const words = useWords()
  return useMemo(() => {
    const { say, country, time } = words
    const changedAt = (person: PartialUser): string => {
      const changed = lastLicenseChange(person)
      return changed ? time(changed) : ''
    }
    const kindOf = ({ userType }: PartialUser): string => say(userType === 'Guest' ? 'page.users.guest' : 'page.users.member')
    const more: Readonly<Record<'userType' | 'invitation', Column<PartialUser>>> = {
      userType: { id: 'userType', label: say('page.groups.column.kind'), characters: 10, grow: 0, cell: kindOf, exported: ['userType'] },
      invitation: {
        id: 'invitation',
        label: say('page.guest.invitation'),
        characters: 19,
        exported: ['externalUserState', 'externalUserStateChangeDateTime'],
        cell: (person) =>
          person.externalUserState === 'PendingAcceptance' ? (
            <Badge appearance="tint" color="warning" title={invitationOf(person, words)}>
              {say('page.guest.pending')}
            </Badge>
          ) : (
            invitationOf(person, words)
          ),
      },
    }
    const columns: Column<PartialUser>[] = [
      {
        id: 'name',
        label: say('page.users.column.name'),
        characters: 18,
        grow: 2,
        isFixed: true,
        sortBy: 'displayName',
        exported: ['displayName'],
        cell: (person) => <PersonName person={person} isGuestMarked={special === undefined} />,
      },
      {
        id: 'userName',
        label: say('page.users.column.userName'),
        characters: 21,
        sortBy: 'userPrincipalName',
        cell: ({ userPrincipalName }) => userPrincipalName,
        exported: ['userPrincipalName'],
      },
      {
        id: 'licenses',
        label: say('page.users.column.licenses'),
        characters: 20,
        grow: 2,
        cell: (person) => <LicenseChips person={person} />,
        exported: ['licenses'],
      },
      {
        id: 'location',
        label: say('page.users.column.location'),
        characters: special === 'invitation' ? 18 : 14,
        exported: ['usageLocation'],
        cell: ({ usageLocation }) =>
          usageLocation ? (
            country(usageLocation)
          ) : (
            <Badge appearance="tint" color="warning">
              {say('page.users.noLocation')}
            </Badge>
          ),
      },
      {
        id: 'department',
        label: say('page.users.column.department'),
        characters: 15,
        isHiddenAtFirst: special === 'invitation',
        cell: ({ department }) => department ?? '',
        exported: ['department'],
      },
      { id: 'status', label: say('page.users.column.status'), characters: 20, grow: 0, cell: (person) => signInOf(person, words), exported: ['accountEnabled'] },
      { id: 'changed', label: say('page.users.column.changed'), characters: 18, isHiddenAtFirst: true, cell: changedAt },
    ]
    return special ? [...columns.slice(0, 2), more[special], ...columns.slice(2)] : columns
  }, [words, special])
}

/** What a phone says of a person beside name and licences; `isGuests` on a page where everybody is a guest. */
export function UserStatus({ person, isGuests }: { person: PartialUser; isGuests: boolean }) {
  const words = useWords()
  const { say } = words
  const isPending = person.externalUserState === 'PendingAcceptance'
  return [
    signInOf(person, words),
    ...(person.userType === 'Guest' && !isGuests ? [say('page.users.guest')] : []),
    ...(isPending ? [say('page.guest.pending')] : []),
    ...(person.usageLocation ? [] : [say('page.users.noLocation')]),
  ].join(' · ')
}
