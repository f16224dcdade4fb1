import type { PartialUser } from '#client/directory-calls.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { ReviewPane } from '#web/preview/review-pane.tsx'
import { AccountTaskPane } from './account-task-pane.tsx'
import { JoinGroupPane } from './join-group-pane.tsx'
import { LeaverPane } from './leaver-pane.tsx'
import type { PersonTask } from './person-task.ts'

interface PersonTaskPaneProps {
  readonly task: PersonTask
  readonly person: PartialUser
  readonly onBack: () => void
  readonly onClose: () => void
}

/** The second level of a person's panel: one change, and the way back. */
export function PersonTaskPane({ task, person, onBack, onClose }: PersonTaskPaneProps) {
  const back = { title: nameOfPerson(person), onBack }
  if (task.kind === 'review') return <ReviewPane title={task.title} request={task.request} back={back} onClose={onClose} />
  if (task.kind === 'joinGroup') return <JoinGroupPane person={person} back={back} onClose={onClose} />
  if (task.kind === 'leave') return <LeaverPane person={person} back={back} onClose={onClose} />
  return <AccountTaskPane kind={task.kind} person={person} back={back} onClose={onClose} />
}
