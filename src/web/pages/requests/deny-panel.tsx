import { Button, Field, Textarea } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LicenseRequest } from '#model/license-request.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { useMissing } from '#web/ui/use-missing.tsx'

interface DenyPanelProps {
  readonly request: LicenseRequest
  readonly onBack: () => void
  readonly onClose: () => void
}

/** Denying takes a reason, which the requester reads. */
export function DenyPanel({ request, onBack, onClose }: DenyPanelProps) {
  const { say } = useWords()
  const queries = useQueryClient()
  const { announce } = useChanges()
  const [reason, setReason] = useState('')
  const denying = useMutation({
    mutationFn: () => client.denyRequest(request.id, reason.trim()),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['requests'] })
      announce({ text: say('page.requests.denied', { product: request.displayName, name: request.requester.displayName }), operationId: null })
      onClose()
    },
  })
  const missing = useMissing(reason.trim() === '' ? say('page.requests.reason.missing') : null)
  const isReady = reason.trim() !== '' && !denying.isPending
  return (
    <Panel
      open
      title={say('page.requests.deny')}
      subtitle={request.displayName}
      onClose={onClose}
      isUnsaved={reason !== ''}
      back={{ title: request.displayName, onBack }}
      footer={
        <>
          <Button appearance="primary" disabledFocusable={!isReady} {...missing.describes} onClick={() => isReady && denying.mutate()}>
            {say('page.requests.deny')}
          </Button>
          <Button onClick={onBack}>{say('ui.cancel')}</Button>
          {missing.note}
        </>
      }
    >
      {denying.error ? (
        <Notice intent="error">{denying.error.message}</Notice>
      ) : null}
      <Field label={say('page.requests.reason')} hint={say('page.requests.reason.hint', { name: request.requester.displayName })} required>
        <Textarea value={reason} maxLength={1024} resize="vertical" onChange={(_event, { value }) => setReason(value)} />
      </Field>
    </Panel>
  )
}
