import { Button } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { GroupSummary } from '#model/group-summary.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'

interface DeleteGroupPaneProps {
  readonly group: GroupSummary
  readonly back: { readonly title: string; readonly onBack: () => void }
  readonly onClose: () => void
}

/** Deletes a group; one that gives licences is not, and says what to do first (D22). */
export function DeleteGroupPane({ group, back, onClose }: DeleteGroupPaneProps) {
  const { say } = useWords()
  const { announce } = useChanges()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => client.deleteGroup(group.id),
    onSuccess: () => {
      announce({ text: say('page.groups.deleted', { group: group.displayName }), operationId: null })
      void queries.invalidateQueries({ queryKey: ['groups'] })
      onClose()
    },
  })
  const gives = group.licenses.length > 0
  return (
    <Panel
      open
      title={say('page.groups.delete')}
      subtitle={group.displayName}
      back={back}
      onClose={onClose}
      footer={
        <>
          {gives ? null : (
            <Button appearance="primary" disabledFocusable={remove.isPending} onClick={() => !remove.isPending && remove.mutate()}>
              {say('page.groups.delete.verb')}
            </Button>
          )}
          <Button onClick={back.onBack}>{say('ui.changeNothing')}</Button>
        </>
      }
    >
      {remove.error ? <ErrorState error={remove.error} /> : null}
      <p>{say(gives ? 'refusal.GroupHasLicenses' : group.kind === 'microsoft365' ? 'page.groups.delete.kept' : 'page.groups.delete.gone', { count: group.members })}</p>
    </Panel>
  )
}
