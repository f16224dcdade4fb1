import { Badge, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { OwnedProduct } from '#model/owned-product.ts'
import { FamilyIcon } from '#web/preview/family-icon.tsx'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  texts: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

/** A product with its family's sign; what tells two of one name apart, and whose purchase it is. */
export function ProductName({ product }: { product: Pick<OwnedProduct, 'displayName' | 'family' | 'ambiguous' | 'skuPartNumber' | 'owner'> }) {
  const styles = useStyles()
  const { say } = useWords()
  const { displayName, family, ambiguous, skuPartNumber, owner } = product
  return (
    <span className={styles.root}>
      <FamilyIcon family={family} />
      <span className={styles.texts} title={displayName}>
        {displayName} {ambiguous ? <span className={styles.detail}>{skuPartNumber}</span> : null}
      </span>
      {owner ? (
        <Badge appearance="outline" color="informative">
          {say('page.licenses.selfService', { owner: owner.displayName })}
        </Badge>
      ) : null}
    </span>
  )
}
