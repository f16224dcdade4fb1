import { Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { Guid } from '#model/guid.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ServiceFamilies } from './service-families.tsx'
import type { ProductService } from './use-product-services.ts'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center' },
  label: { color: tokens.colorNeutralForeground1 },
  reason: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

interface ServiceSwitchesProps {
  readonly services: readonly ProductService[]
  /** Service plans that are off. */
  readonly off: ReadonlySet<Guid>
  readonly onChange: (off: ReadonlySet<Guid>) => void
  /** Why the switches cannot be moved; said beside them. */
  readonly lockedReason?: string | undefined
}

/** A tick for each app and service of one product: ticked is on. */
export function ServiceSwitches({ services, off, onChange, lockedReason }: ServiceSwitchesProps) {
  const styles = useStyles()
  const { say } = useWords()
  const own = services.filter(({ isCompany }) => !isCompany)
  const set = (ids: readonly Guid[], isOn: boolean) => {
    const next = new Set(off)
    for (const id of ids) {
      if (isOn) next.delete(id)
      else next.add(id)
    }
    onChange(next)
  }
  const all = own.map(({ servicePlanId }) => servicePlanId)
  return (
    <>
      {lockedReason ? <span className={styles.reason}>{lockedReason}</span> : null}
      <ServiceFamilies services={services} {...(lockedReason ? {} : { onAll: () => set(all, true), onNone: () => set(all, false) })}>
        {({ servicePlanId, displayName, isCompany }) => (
          <div key={servicePlanId} className={styles.row}>
            <Checkbox
              label={isCompany || lockedReason ? displayName : { children: displayName, className: styles.label }}
              checked={isCompany || !off.has(servicePlanId)}
              disabled={isCompany || lockedReason !== undefined}
              onChange={(_event, { checked }) => set([servicePlanId], checked === true)}
            />
            {isCompany ? <span className={styles.reason}>{say('page.services.company')}</span> : null}
          </div>
        )}
      </ServiceFamilies>
    </>
  )
}
