import { makeStyles, tokens } from '@fluentui/react-components'
import { useCanGoBack, useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Page } from '#web/ui/page.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { PreviewBody } from './preview-body.tsx'
import { PreviewButtons } from './preview-buttons.tsx'
import { usePreview } from './use-preview.ts'

const useStyles = makeStyles({
  column: { maxWidth: '45rem', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** A preview at its own address: what a colleague's link opens. */
export function PreviewPage() {
  const styles = useStyles()
  const { say } = useWords()
  const { planId } = useParams({ strict: false }) as { readonly planId: string }
  const navigate = useNavigate()
  const state = usePreview()
  const { show } = state
  const canGoBack = useCanGoBack()
  const { history } = useRouter()
  // Back to where the change was asked for; who came by a link has nowhere to go back to.
  const close = () => (canGoBack ? history.back() : void navigate({ to: PATHS.licenses }))
  useEffect(() => void show(planId), [show, planId])
  return (
    <Page>
      <PageTitle title={say('page.preview.title')} purpose={say('page.preview.purpose')} help="licenses.html" />
      <div className={styles.column}>
        <PreviewBody state={state} onClose={close} />
        <div className={styles.buttons}>
          <PreviewButtons state={state} onClose={close} />
        </div>
      </div>
    </Page>
  )
}
