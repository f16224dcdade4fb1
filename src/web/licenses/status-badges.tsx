import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { WarningRegular } from '@fluentui/react-icons/svg/warning'
import type { OwnedProduct } from '#model/owned-product.ts'
import { useWords } from '#web/state/words-context.tsx'
import { troublesOf } from './product-status.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
})

/** What is wrong with a product, in words; nothing when all is well. */
export function StatusBadges({ product }: { product: OwnedProduct }) {
  const styles = useStyles()
  const { say } = useWords()
  return (
    <span className={styles.root}>
      {troublesOf(product).map(({ kind, facts }) => (
        <Badge
          key={kind}
          appearance="tint"
          color={kind === 'expiring' || kind === 'errors' ? 'warning' : 'danger'}
          icon={kind === 'expiring' ? <WarningRegular /> : <ErrorCircleRegular />}
        >
          {say(`page.licenses.status.${kind}`, facts)}
        </Badge>
      ))}
    </span>
  )
}
