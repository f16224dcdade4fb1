import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LicenseRequest } from '#model/license-request.ts'
import { PreviewBody } from '#web/preview/preview-body.tsx'
import { PreviewButtons } from '#web/preview/preview-buttons.tsx'
import { previewApproval } from '#web/preview/preview.ts'
import { usePreview } from '#web/preview/use-preview.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { useMissing } from '#web/ui/use-missing.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { approvalOf, ApprovalForm, noChoice } from './approval-form.tsx'
import type { ApprovalChoice } from './approval-form.tsx'
import { DenyPanel } from './deny-panel.tsx'
import { RequestFacts } from './request-facts.tsx'

/** One request: read, approved through its preview, or denied with a reason. */
export function RequestPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { say } = useWords()
  const { data, error, refetch } = useQuery({ queryKey: ['requests', id], queryFn: ({ signal }) => client.getRequest(id, { signal }) })
  if (data) return <OpenRequest request={data} onClose={onClose} />
  return (
    <Panel open title={say('page.requests.title')} onClose={onClose}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonLines lines={6} />}
    </Panel>
  )
}

function OpenRequest({ request, onClose }: { request: LicenseRequest; onClose: () => void }) {
  const { say } = useWords()
  const preview = usePreview()
  const [isDenying, setDenying] = useState(false)
  const [choice, setChoice] = useState<ApprovalChoice>(() => noChoice(request))
  const isPending = request.state === 'pending'
  const isReady = choice.approved.size > 0 && (choice.way === 'direct' || choice.groupId !== '')
  const missing = useMissing(isPending && !isReady ? say('page.assign.missing') : null)
  if (isDenying) return <DenyPanel request={request} onBack={() => setDenying(false)} onClose={onClose} />
  const review = () => void (isReady && preview.openWith(() => previewApproval(request.id, approvalOf(request, choice))))
  return (
    <Panel
      open
      title={preview.isOpen && !preview.operation ? say('page.preview.title') : request.displayName}
      subtitle={say('page.requests.askedBy', { name: request.requester.displayName })}
      onClose={onClose}
      {...(preview.isOpen && !preview.operation ? { back: { title: request.displayName, onBack: preview.close } } : {})}
      footer={
        preview.isOpen ? (
          <PreviewButtons state={preview} onClose={onClose} />
        ) : (
          <>
            {isPending ? (
              <>
                <Button appearance="primary" {...missing.describes} onClick={review}>
                  {say('page.requests.approve')}
                </Button>
                <Button onClick={() => setDenying(true)}>{say('page.requests.deny')}</Button>
              </>
            ) : null}
            <Button onClick={onClose}>{say('ui.close')}</Button>
            {missing.note}
          </>
        )
      }
    >
      {preview.isOpen ? (
        <PreviewBody state={preview} onClose={onClose} />
      ) : (
        <>
          <RequestFacts request={request} />
          {isPending ? <ApprovalForm request={request} choice={choice} onChange={setChoice} /> : null}
        </>
      )}
    </Panel>
  )
}
