import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { Session } from '#model/session.ts'
import { clientOfBrowser } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { MessageBox } from '#web/ui/message-box.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'

const reload = (): void => location.assign('/')

/** In place of a page that the browser has left for another organisation, in another tab. */
export function LeftOrganization({ session }: { session: Session }) {
  const { say } = useWords()
  const here = session.tenant
  const { data, isPending } = useQuery({
    queryKey: ['left'],
    queryFn: async () => ({ now: (await clientOfBrowser.getSession()).tenant, ways: await clientOfBrowser.listTenants() }),
    retry: false,
  })
  if (isPending) return <SkeletonLines lines={8} />
  // The session has ended meanwhile: the page that is loaded next asks who is there.
  const there = data?.now.displayName ?? say('ui.organization.another')
  const goBack = async (): Promise<void> => {
    await clientOfBrowser.enterTenant(here.id)
    reload()
  }
  return (
    <main>
      <MessageBox role="alert" title={say('ui.organization.left.title', { name: there })} text={say('ui.organization.left.text', { name: here.displayName })}>
        <Button appearance="primary" onClick={reload}>
          {say('ui.organization.left.goOn', { name: there })}
        </Button>
        {data?.ways.some(({ id }) => id === here.id) ? (
          <Button onClick={() => void goBack().catch(reload)}>{say('ui.organization.left.goBack', { name: here.displayName })}</Button>
        ) : null}
      </MessageBox>
    </main>
  )
}
