import { Button } from '@fluentui/react-components'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected'
import { useState } from 'react'
import { GraphRequestError } from '#client/graph-request-error.ts'
import { useWords } from '#web/state/words-context.tsx'
import { MessageBox } from './message-box.tsx'
import { NoPermission } from './no-permission.tsx'

interface ErrorStateProps {
  readonly error: Error
  readonly onRetry?: () => void
}

/** What went wrong, in the server's words for this language, what to try, and the request id to copy. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { say } = useWords()
  const [isCopied, setCopied] = useState(false)
  const answer = error instanceof GraphRequestError ? error : null
  // Graph says it in English alone, and to programs.
  if (answer?.status === 403) return <NoPermission text={answer.code === 'Authorization_RequestDenied' ? say('error.denied') : answer.message} />
  const requestId = answer?.requestId
  return (
    <MessageBox
      role="alert"
      icon={<PlugDisconnectedRegular />}
      title={say('ui.error.title')}
      text={
        <>
          {answer ? answer.message : say('ui.error.network')}
          {requestId ? (
            <>
              <br />
              {say('ui.error.whatToTry')}
              <br />
              {say('ui.error.requestId', { id: requestId })}
            </>
          ) : null}
        </>
      }
    >
      {onRetry ? (
        <Button appearance="primary" onClick={onRetry}>
          {say('ui.retry')}
        </Button>
      ) : null}
      {requestId ? (
        <Button
          icon={<CopyRegular />}
          onClick={() => void navigator.clipboard.writeText(requestId).then(() => setCopied(true))}
        >
          {say(isCopied ? 'ui.copied' : 'ui.error.copyRequestId')}
        </Button>
      ) : null}
    </MessageBox>
  )
}
