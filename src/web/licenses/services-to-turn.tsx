import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { useId, useState } from 'react'
import type { Guid } from '#model/guid.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ServiceSwitches } from './service-switches.tsx'
import { useProductServices } from './use-product-services.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  toggle: { alignSelf: 'flex-start', textAlign: 'start', paddingInline: tokens.spacingHorizontalXS },
})

interface ServicesToTurnProps {
  readonly product: OwnedProduct
  readonly off: ReadonlySet<Guid>
  readonly onChange: (off: ReadonlySet<Guid>) => void
}

/** *Turn apps and services on or off*: closed at first, all on, and says so. */
export function ServicesToTurn({ product, off, onChange }: ServicesToTurnProps) {
  const styles = useStyles()
  const { say } = useWords()
  const [isOpen, setOpen] = useState(false)
  const servicesOf = useProductServices()
  const services = servicesOf?.(product.skuId) ?? []
  const id = useId()
  return (
    <div className={styles.root}>
      <Button
        appearance="subtle"
        className={styles.toggle}
        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {say('page.services.turn')}
      </Button>
      <p className={styles.text}>
        {off.size === 0 ? say('page.services.allOn') : say('page.services.someOff', { off: off.size, total: services.length })}{' '}
        {say('page.services.kept')}
      </p>
      {isOpen ? (
        <div id={id}>
          <ServiceSwitches services={services} off={off} onChange={onChange} />
        </div>
      ) : null}
    </div>
  )
}
