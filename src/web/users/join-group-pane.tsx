import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import type { GroupSummary } from '#model/group-summary.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { GroupPicker } from '#web/pages/groups/group-picker.tsx'
import { FormPane } from '#web/preview/form-pane.tsx'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { groupsOfPersonKey } from './groups-of-person.tsx'

interface JoinGroupPaneProps {
  readonly person: PartialUser
  readonly back: { readonly title: string; readonly onBack: () => void }
  readonly onClose: () => void
}

/** Adds a person to groups; what the groups give is shown before. */
export function JoinGroupPane({ person, back, onClose }: JoinGroupPaneProps) {
  const { say } = useWords()
  const [groups, setGroups] = useState<readonly GroupSummary[]>([])
  const { data: mine = [] } = useQuery({ queryKey: groupsOfPersonKey(person.id), queryFn: () => client.listGroupsOf(person.id) })
  return (
    <FormPane
      title={say('page.user.joinGroup')}
      subtitle={nameOfPerson(person)}
      request={groups.length === 0 ? null : { target: { groupLicenses: groups.map(({ id }) => id) }, change: { members: { add: [person.id], remove: [] } } }}
      missing={say('page.groups.chooseFirst')}
      isForOne={false}
      verb={say('ui.next')}
      back={back}
      onClose={onClose}
    >
      <GroupPicker
        chosen={groups}
        onChange={setGroups}
        reasonAgainst={({ id, membershipRule, isFromOnPremises }) =>
          mine.some((group) => group.id === id)
            ? say('page.groups.alreadyIn')
            : membershipRule !== null
              ? say('page.groups.followsRule')
              : isFromOnPremises
                ? say('page.user.fromOnPremises')
                : null
        }
      />
    </FormPane>
  )
}
