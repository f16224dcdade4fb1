// One group at the right: what it gives, who is in it, who cannot have it, who waits, and its rule.
import { Button, Tab, TabList } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { ReviewPane } from '#web/preview/review-pane.tsx'
import { useMay } from '#web/state/use-may.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { AddMembersPane } from './add-members-pane.tsx'
import { DeleteGroupPane } from './delete-group-pane.tsx'
import { GroupErrors } from './group-errors.tsx'
import { GroupLicensesPane } from './group-licenses-pane.tsx'
import { GroupLicensesTab } from './group-licenses-tab.tsx'
import { GroupMembers } from './group-members.tsx'
import { GroupRule } from './group-rule.tsx'
import { GroupWaiting } from './group-waiting.tsx'
import { groupQuery } from './group-queries.ts'
import type { GroupTabProps, GroupTask } from './group-task.ts'

const TABS = ['licenses', 'members', 'errors', 'waiting', 'rule'] as const
export type GroupTab = (typeof TABS)[number]

interface GroupPanelProps {
  readonly groupId: string
  /** The tab that is open, by name; the first when there is none such. */
  readonly tab: string | undefined
  readonly onTab: (tab: GroupTab) => void
  readonly onClose: () => void
}

const BODIES: Readonly<Record<GroupTab, (props: GroupTabProps) => ReactNode>> = {
  licenses: GroupLicensesTab,
  members: GroupMembers,
  errors: GroupErrors,
  waiting: GroupWaiting,
  rule: GroupRule,
}

export function GroupPanel({ groupId, tab, onTab, onClose }: GroupPanelProps) {
  const { say } = useWords()
  const { data: group, error, refetch } = useQuery(groupQuery(groupId))
  const may = useMay()
  const [task, setTask] = useState<GroupTask | null>(null)
  const current = TABS.find((known) => known === tab) ?? 'licenses'
  const back = { title: group?.displayName ?? '', onBack: () => setTask(null) }
  if (group && task?.kind === 'review') return <ReviewPane title={task.title} request={task.request} back={back} onClose={onClose} />
  if (group && task?.kind === 'licenses') return <GroupLicensesPane groupIds={[group.id]} group={group} back={back} onClose={onClose} />
  if (group && task?.kind === 'addMembers') return <AddMembersPane group={group} back={back} onClose={onClose} />
  if (group && task?.kind === 'delete') return <DeleteGroupPane group={group} back={back} onClose={onClose} />
  const Body = BODIES[current]
  return (
    <Panel
      open
      title={group?.displayName ?? say('ui.loading')}
      subtitle={group ? `${say(`page.groups.kind.${group.kind}`)}, ${say('page.groups.membersOf', { count: group.members })}` : ''}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say('ui.close')}</Button>
          {group && !group.isFromOnPremises && may('deleteGroup') ? (
            <Button appearance="subtle" onClick={() => setTask({ kind: 'delete' })}>
              {say('page.groups.delete')}
            </Button>
          ) : null}
        </>
      }
    >
      <TabList size="small" style={{ flexWrap: 'wrap' }} selectedValue={current} onTabSelect={(_event, { value }) => onTab(value as GroupTab)}>
        {TABS.map((name) => (
          <Tab key={name} value={name}>
            {say(`page.groups.tab.${name}`, { inError: group?.inError ?? 0, waiting: group?.waiting ?? 0 })}
          </Tab>
        ))}
      </TabList>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!group && !error ? <SkeletonLines lines={6} /> : null}
      {group ? <Body group={group} onTask={setTask} /> : null}
    </Panel>
  )
}
