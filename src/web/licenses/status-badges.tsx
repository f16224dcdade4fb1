import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { WarningRegular } from '@fluentui/react-icons/svg/warning'
import type { OwnedProduct } from '#model/owned-product.ts'
import { useWords } from '#web/state/words-context.tsx'
import { troublesOf } from './product-status.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  // Two lines of it stand in a row of the grid.
  trouble: { ...typographyStyles.caption1, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'normal' },
  icon: { display: 'flex', flexShrink: 0, fontSize: tokens.fontSizeBase400 },
  grave: { color: tokens.colorPaletteRedForeground1 },
  mild: { color: tokens.colorStatusWarningForeground3 },
})

/** Nobody is without a service yet. */
const MILD: ReadonlySet<string> = new Set(['expiring', 'expiringOn', 'errors'])

/** What is wrong with a product, each with its sign and in words; nothing when all is well. */
export function StatusBadges({ product }: { product: OwnedProduct }) {
  const styles = useStyles()
  const { say } = useWords()
  return (
    <span className={styles.root}>
      {troublesOf(product).map(({ kind, facts }) => (
        <span key={kind} className={mergeClasses(styles.trouble, MILD.has(kind) ? styles.mild : styles.grave)}>
          <span aria-hidden className={styles.icon}>
            {MILD.has(kind) ? <WarningRegular /> : <ErrorCircleRegular />}
          </span>
          {say(`page.licenses.status.${kind}`, facts)}
        </span>
      ))}
    </span>
  )
}
