import { Breadcrumb, BreadcrumbButton, BreadcrumbDivider, BreadcrumbItem, makeStyles, tokens } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import type { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'

// The first step stands where the title below it begins: a button's own padding goes into the margin.
const useStyles = makeStyles({ root: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalSNudge})` } })

interface TrailProps {
  readonly to: typeof PATHS.licenses | typeof PATHS.settings
  readonly parent: string
  /** The page that one is on. */
  readonly here: string
}

/** Where a page stands, with the way back. */
export function Trail({ to, parent, here }: TrailProps) {
  const styles = useStyles()
  const { say } = useWords()
  const navigate = useNavigate()
  return (
    <Breadcrumb className={styles.root} aria-label={say('page.product.trail')} size="small">
      <BreadcrumbItem>
        <BreadcrumbButton onClick={() => void navigate({ to })}>{parent}</BreadcrumbButton>
      </BreadcrumbItem>
      <BreadcrumbDivider />
      <BreadcrumbItem>
        <BreadcrumbButton current>{here}</BreadcrumbButton>
      </BreadcrumbItem>
    </Breadcrumb>
  )
}
