import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import type { ReactNode } from 'react'
import { GraphRequestError } from '#client/graph-request-error.ts'
import { Frame } from './frame/frame.tsx'
import { PageGuard } from './frame/page-guard.tsx'
import { PATHS } from './paths.ts'
import { FirstSession, GLOBAL_ADMINISTRATOR } from './pages/sign-in/first-session.tsx'
import { ChangesProvider } from './state/changes-context.tsx'
import { useWasLeft } from './state/organization-page.ts'
import { sessionQuery } from './state/queries.ts'
import { useWords } from './state/words-context.tsx'
import { ErrorState } from './ui/error-state.tsx'
import { MessageBox } from './ui/message-box.tsx'
import { SkeletonLines } from './ui/skeleton.tsx'

const FirstRunPage = lazy(async () => ({ default: (await import('./pages/first-run/first-run-page.tsx')).FirstRunPage }))
const SignInPage = lazy(async () => ({ default: (await import('./pages/sign-in/sign-in-page.tsx')).SignInPage }))
const DevicePage = lazy(async () => ({ default: (await import('./pages/sign-in/device-page.tsx')).DevicePage }))
const LeftOrganization = lazy(async () => ({ default: (await import('./frame/left-organization.tsx')).LeftOrganization }))
const OwnPasswordPage = lazy(async () => ({ default: (await import('./pages/sign-in/own-password-page.tsx')).OwnPasswordPage }))
const SecondAdministratorPage = lazy(async () => ({ default: (await import('./pages/sign-in/second-administrator-page.tsx')).SecondAdministratorPage }))

/** Pages without the frame, for who has a session too. */
function frameless(path: string): ReactNode {
  if (path === PATHS.device) return <DevicePage />
  if (path === PATHS.ownPassword) return <OwnPasswordPage />
  if (path === PATHS.secondAdministrator) return <SecondAdministratorPage />
  return path === PATHS.signIn ? <SignInPage /> : null
}

/** Around every page: who is signed in decides between the frame and the sign-in page. */
export function Root() {
  const { data: session, error, refetch } = useQuery(sessionQuery)
  const { follow } = useWords()
  const wasLeft = useWasLeft()
  useEffect(() => {
    if (session) follow(session.tenant)
  }, [session, follow])
  const isSignedOut = error instanceof GraphRequestError && error.status === 401
  const isUnnamed = session?.isFirstRun === true && session.roles.includes(GLOBAL_ADMINISTRATOR)
  const bare = isSignedOut ? <SignInPage /> : (frameless(location.pathname) ?? (isUnnamed ? <FirstRunPage /> : null))
  if ((session || isSignedOut) && bare !== null) return <Suspense fallback={<SkeletonLines lines={8} />}>{bare}</Suspense>
  if (session && wasLeft) return <Suspense fallback={<SkeletonLines lines={8} />}><LeftOrganization session={session} /></Suspense>
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!session) return <SkeletonLines lines={8} />
  return (
    <ChangesProvider>
      <Frame session={session}>
        <FirstSession session={session} />
        <PageGuard session={session}>
          <Outlet />
        </PageGuard>
      </Frame>
    </ChangesProvider>
  )
}

/** An address that leads nowhere. */
export function NotFound() {
  const { say } = useWords()
  const navigate = useNavigate()
  return (
    <MessageBox isPage title={say('ui.error.notFound.title')} text={say('ui.error.notFound.text')}>
      <Button appearance="primary" onClick={() => void navigate({ to: PATHS.home })}>
        {say('ui.error.goHome')}
      </Button>
    </MessageBox>
  )
}
