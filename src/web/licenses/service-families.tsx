import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { FAMILIES } from '#model/product.ts'
import { FamilyIcon } from '#web/preview/family-icon.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import type { ProductService } from './use-product-services.ts'

/** From this many on a list can be searched. */
const SEARCHED = 12

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  family: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  legend: { ...typographyStyles.body1Strong, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, padding: 0 },
  services: { display: 'flex', flexDirection: 'column', paddingInlineStart: tokens.spacingHorizontalXXL },
  none: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

interface ServiceFamiliesProps {
  readonly services: readonly ProductService[]
  readonly onAll?: () => void
  readonly onNone?: () => void
  readonly children: (service: ProductService) => ReactNode
}

/** Apps and services under the names of their families, with a search and All and None. */
export function ServiceFamilies({ services, onAll, onNone, children }: ServiceFamiliesProps) {
  const styles = useStyles()
  const { say } = useWords()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = services.filter(({ displayName, family }) => `${displayName} ${say(`family.${family}`)}`.toLowerCase().includes(wanted))
  return (
    <div className={styles.root}>
      {onAll || services.length >= SEARCHED ? (
        <div className={styles.tools}>
          {services.length >= SEARCHED ? (
            <SearchField size="small" label={say('page.services.search')} text={text} onText={setText} />
          ) : null}
          {onAll ? (
            <Button size="small" onClick={onAll}>
              {say('page.services.all')}
            </Button>
          ) : null}
          {onNone ? (
            <Button size="small" onClick={onNone}>
              {say('page.services.none')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {found.length === 0 ? <p className={styles.none}>{say('page.services.noneFound')}</p> : null}
      {FAMILIES.filter((family) => found.some((service) => service.family === family)).map((family) => (
        <fieldset key={family} className={styles.family}>
          <legend className={styles.legend}>
            <FamilyIcon family={family} />
            {say(`family.${family}`)}
          </legend>
          <div className={styles.services}>{found.filter((service) => service.family === family).map(children)}</div>
        </fieldset>
      ))}
    </div>
  )
}
