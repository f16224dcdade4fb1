import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Session } from '#model/session.ts'
import { useWords } from '#web/state/words-context.tsx'
import { NoPermission } from '#web/ui/no-permission.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { pageRefused } from './navigation-items.tsx'

/** In the place of a page that was opened by its address and that one's role may not see: which role may. */
export function PageGuard({ session, children }: { session: Session; children: ReactNode }) {
  const { say } = useWords()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const refused = pageRefused(path, session.permissions)
  if (refused === undefined) return children
  return (
    <Page>
      <PageTitle title={say(refused.label)} />
      <NoPermission {...(refused.roles ? { roles: refused.roles.map((role) => say(role)) } : { text: say('ui.denied.anyRole') })} />
    </Page>
  )
}
