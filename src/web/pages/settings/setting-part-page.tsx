import { useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { PATHS } from '#web/paths.ts'
import { NotFound } from '#web/root.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { Trail } from '#web/ui/trail.tsx'
import { SETTING_PARTS } from './setting-parts.tsx'

/** One part of the settings, with the way back to the others. */
export function SettingPartPage() {
  const { say } = useWords()
  const { part } = useParams({ strict: false }) as { readonly part: string }
  const known = SETTING_PARTS.find(({ id }) => id === part)
  if (!known) return <NotFound />
  const { id, Part } = known
  return (
    <Page>
      <Trail to={PATHS.settings} parent={say('page.settings.title')} here={say(`page.settings.${id}`)} />
      <PageTitle title={say(`page.settings.${id}`)} purpose={say(`page.settings.${id}.purpose`)} help="settings.html" />
      <Suspense fallback={<SkeletonLines lines={6} />}>
        <Part />
      </Suspense>
    </Page>
  )
}
