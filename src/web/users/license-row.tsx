import { Button, Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { useId, useState } from 'react'
import type { OwnedProduct } from '#model/owned-product.ts'
import type { HeldLicense, ProductChoice } from '#web/licenses/held-licenses.ts'
import { ServiceSwitches } from '#web/licenses/service-switches.tsx'
import type { ProductService } from '#web/licenses/use-product-services.ts'
import { useWords } from '#web/state/words-context.tsx'
import { FromGroup } from './from-group.tsx'
import type { NamedGroup } from './from-group.tsx'

const useStyles = makeStyles({
  row: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`, paddingBlock: tokens.spacingVerticalXS },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  tick: { flexGrow: 1, minWidth: 0 },
  left: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, flexShrink: 0 },
  open: { flexShrink: 0 },
  label: { color: tokens.colorNeutralForeground1 },
  notes: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    // Under the words of the tick.
    paddingInlineStart: `calc(${tokens.spacingHorizontalXXXL} + ${tokens.spacingHorizontalXS})`,
  },
  error: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, color: tokens.colorPaletteRedForeground1 },
  apps: { padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXXL}` },
})

interface LicenseRowProps {
  readonly product: OwnedProduct
  readonly held: HeldLicense | undefined
  /** The groups that the licence comes from. */
  readonly groups: readonly NamedGroup[]
  readonly choice: ProductChoice
  readonly services: readonly ProductService[]
  readonly onChange: (choice: ProductChoice) => void
}

/** One product of one person: the tick, where it comes from, what is left, its apps. */
export function LicenseRow({ product, held, groups, choice, services, onChange }: LicenseRowProps) {
  const styles = useStyles()
  const { say } = useWords()
  const [isOpen, setOpen] = useState(false)
  const appsId = useId()
  const noteId = useId()
  const { displayName, available, owner } = product
  const isInheritedOnly = held !== undefined && !held.isDirect
  const locked = isInheritedOnly
    ? say('page.user.inheritedLocked', { source: say('page.user.inherited', { group: groups.map(({ name }) => name).join(', ') }) })
    : owner
      ? say('page.product.selfServiceOnly', { owner: owner.displayName })
      : undefined
  const notes = [
    held?.isDirect ? say('page.user.direct') : null,
    isInheritedOnly ? say('page.user.changedInGroup') : (locked ?? null),
    choice.isOn && choice.off.size > 0 ? say('page.product.someOff', { count: choice.off.size }) : null,
  ].filter((note) => note !== null)
  const errors = (held?.errors ?? []).map((error) => say('page.user.licenseError', { error }))
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <span className={styles.tick}>
          <Checkbox
            label={locked ? displayName : { children: displayName, className: styles.label }}
            checked={choice.isOn}
            disabled={locked !== undefined}
            aria-describedby={noteId}
            onChange={(_event, { checked }) => onChange({ ...choice, isOn: checked === true })}
          />
        </span>
        {held ? null : <span className={styles.left}>{say('ui.seats.free', { free: available })}</span>}
        <Button
          className={styles.open}
          appearance="subtle"
          size="small"
          icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          iconPosition="after"
          aria-expanded={isOpen}
          aria-controls={isOpen ? appsId : undefined}
          aria-label={say('page.user.appsOf', { product: displayName })}
          onClick={() => setOpen(!isOpen)}
        >
          {say('page.user.apps')}
        </Button>
      </div>
      <div id={noteId} className={styles.notes}>
        {errors.map((error) => (
          <span key={error} className={styles.error}>
            <ErrorCircleRegular aria-hidden />
            {error}
          </span>
        ))}
        {groups.map((group) => (
          <FromGroup key={group.id} {...group} />
        ))}
        {notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
      </div>
      {isOpen ? (
        <div id={appsId} className={styles.apps}>
          <ServiceSwitches
            services={services}
            off={choice.off}
            onChange={(off) => onChange({ isOn: true, off })}
            lockedReason={locked}
          />
        </div>
      ) : null}
    </li>
  )
}
