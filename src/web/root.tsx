import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { GraphRequestError } from '#client/graph-request-error.ts'
import { Frame } from './frame/frame.tsx'
import { SignInPage } from './pages/sign-in-page.tsx'
import { PATHS } from './paths.ts'
import { ChangesProvider } from './state/changes-context.tsx'
import { sessionQuery } from './state/queries.ts'
import { useWords } from './state/words-context.tsx'
import { ErrorState } from './ui/error-state.tsx'
import { MessageBox } from './ui/message-box.tsx'
import { SkeletonLines } from './ui/skeleton.tsx'

/** Around every page: who is signed in decides between the frame and the sign-in page. */
export function Root() {
  const { data: session, error, refetch } = useQuery(sessionQuery)
  if (error instanceof GraphRequestError && error.status === 401) return <SignInPage />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!session) return <SkeletonLines lines={8} />
  return (
    <ChangesProvider>
      <Frame session={session}>
        <Outlet />
      </Frame>
    </ChangesProvider>
  )
}

/** An address that leads nowhere. */
export function NotFound() {
  const { say } = useWords()
  const navigate = useNavigate()
  return (
    <MessageBox title={say('ui.error.notFound.title')} text={say('ui.error.notFound.text')}>
      <Button appearance="primary" onClick={() => void navigate({ to: PATHS.home })}>
        {say('ui.error.goHome')}
      </Button>
    </MessageBox>
  )
}
