import { useState } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import type { GroupSummary } from '#model/group-summary.ts'
import { ChosenPeople } from '#web/licenses/chosen-people.tsx'
import { PeoplePicker } from '#web/licenses/people-picker.tsx'
import { FormPane } from '#web/preview/form-pane.tsx'
import { useWords } from '#web/state/words-context.tsx'

interface AddMembersPaneProps {
  readonly group: GroupSummary
  readonly back: { readonly title: string; readonly onBack: () => void }
  readonly onClose: () => void
}

/** Adds people to a group; what it gives them is shown before. */
export function AddMembersPane({ group, back, onClose }: AddMembersPaneProps) {
  const { say } = useWords()
  const [people, setPeople] = useState<readonly PartialUser[]>([])
  return (
    <FormPane
      title={say('page.groups.addMembers')}
      subtitle={group.displayName}
      request={people.length === 0 ? null : { target: { groupLicenses: [group.id] }, change: { members: { add: people.map(({ id }) => id), remove: [] } } }}
      missing={say('page.assign.missing')}
      isForOne={false}
      verb={say('ui.next')}
      back={back}
      onClose={onClose}
    >
      <PeoplePicker chosen={people} onChoose={(person) => setPeople((now) => [...now, person])} reasonAgainst={() => null} />
      <ChosenPeople people={people} onRemove={({ id }) => setPeople((now) => now.filter((person) => person.id !== id))} onClear={() => setPeople([])} />
    </FormPane>
  )
}
