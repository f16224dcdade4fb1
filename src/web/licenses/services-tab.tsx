import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { OwnedProduct } from '#model/owned-product.ts'
import { useWords } from '#web/state/words-context.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { ServiceFamilies } from './service-families.tsx'
import { useProductServices } from './use-product-services.ts'

const useStyles = makeStyles({
  column: { maxWidth: '45rem' },
  service: { ...typographyStyles.body1, paddingBlock: tokens.spacingVerticalXS },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

/** What is in a product, by family. */
export function ServicesTab({ product }: { product: OwnedProduct }) {
  const styles = useStyles()
  const { say } = useWords()
  const servicesOf = useProductServices()
  if (!servicesOf) return <SkeletonLines lines={6} />
  return (
    <div className={styles.column}>
      <ServiceFamilies services={servicesOf(product.skuId)}>
        {({ servicePlanId, displayName, isCompany }) => (
          <span key={servicePlanId} className={styles.service}>
            {displayName} {isCompany ? <span className={styles.note}>{say('page.services.company')}</span> : null}
          </span>
        )}
      </ServiceFamilies>
    </div>
  )
}
