import { Button, Checkbox, Dropdown, Field, makeStyles, Option, tokens, typographyStyles } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Guid } from '#model/guid.ts'
import { initialChoice } from '#web/licenses/held-licenses.ts'
import type { ProductChoice } from '#web/licenses/held-licenses.ts'
import { isCentral } from '#web/licenses/is-central.ts'
import { LocationPicker } from '#web/licenses/location-picker.tsx'
import { ServiceSwitches } from '#web/licenses/service-switches.tsx'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { groupNamesQuery, ownedProductsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { FromGroup } from './from-group.tsx'
import type { LicensesFormProps } from './licenses-form.tsx'
import { useMayLicenseGuests } from './use-may-license-guests.ts'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, border: 0, margin: 0, padding: 0 },
  title: { ...typographyStyles.subtitle2, margin: 0, padding: 0 },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, outlineStyle: 'none' },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  detail: { ...typographyStyles.caption1, display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground2 },
  products: { display: 'flex', flexDirection: 'column' },
})

/** P13: the assignments of a person, then products to select and the options of each to review. */
export function AssignmentsForm(props: LicensesFormProps) {
  const { person, held, choices, location, onLocation } = props
  const styles = useStyles()
  const { say } = useWords()
  const form = useRef<HTMLDivElement>(null)
  const [isEditing, setEditing] = useState(false)
  const mayLicense = useMayLicenseGuests()
  // The button that was pressed gives way to the form.
  useEffect(() => {
    if (isEditing) form.current?.focus()
  }, [isEditing])
  if (person.userType === 'Guest' && !mayLicense) {
    return (
      <>
        <Notice intent="warning">{say('refusal.GuestNeedsGlobalAdministrator')}</Notice>
        <Assignments person={person} held={held} />
      </>
    )
  }
  if (!isEditing && choices.size === 0) {
    return (
      <>
        <div>
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setEditing(true)}>
            {say('page.user.assignments')}
          </Button>
        </div>
        <Assignments person={person} held={held} />
      </>
    )
  }
  return (
    <div ref={form} tabIndex={-1} className={styles.form} role="group" aria-label={say('page.user.assignments')}>
      <LocationPicker value={location} onChange={onLocation} isMissing={location === ''} />
      <Selecting {...props} />
      <Options {...props} />
    </div>
  )
}

/** What the person has now, each with where it comes from. */
function Assignments({ person, held }: Pick<LicensesFormProps, 'person' | 'held'>) {
  const styles = useStyles()
  const { say } = useWords()
  const productName = useProductNames()
  const { data: groupNames } = useQuery(groupNamesQuery)
  return (
    <section className={styles.section} aria-labelledby={`assignments-${person.id}`}>
      <h3 id={`assignments-${person.id}`} className={styles.title}>
        {say('page.user.assignments')}
      </h3>
      {held.size === 0 ? <p>{say('page.user.assignments.none')}</p> : null}
      <ul className={styles.list}>
        {[...held].map(([skuId, license]) => (
          <li key={skuId}>
            <div>{productName(skuId)}</div>
            <div className={styles.detail}>
              {license.isDirect ? <span>{say('page.user.direct')}</span> : null}
              {license.groups.map((id) => (
                <FromGroup key={id} id={id} name={groupNames?.get(id) ?? id} />
              ))}
              {license.off.size > 0 ? <span>{say('page.product.someOff', { count: license.off.size })}</span> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const choiceIn = ({ choices, held, plansOf }: LicensesFormProps, skuId: Guid): ProductChoice => choices.get(skuId) ?? initialChoice(skuId, held, plansOf)

function Selecting(props: LicensesFormProps) {
  const { held, choices, onChange } = props
  const styles = useStyles()
  const { say } = useWords()
  const { data: owned = [] } = useQuery(ownedProductsQuery)
  const products = owned.filter((product) => isCentral(product) || held.has(product.skuId))
  return (
    <fieldset className={styles.section}>
      <legend className={styles.title}>{say('page.user.selectLicenses')}</legend>
      <div className={styles.products}>
        {products.map(({ poolId, skuId, displayName, available }) => {
          const choice = choiceIn(props, skuId)
          const isInherited = held.has(skuId) && !held.get(skuId)!.isDirect
          return (
            <Checkbox
              key={poolId}
              label={held.has(skuId) ? displayName : say('page.user.productLeft', { product: displayName, left: available })}
              checked={choice.isOn}
              disabled={isInherited}
              onChange={(_event, { checked }) => onChange(new Map(choices).set(skuId, { ...choice, isOn: checked === true }))}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

function Options(props: LicensesFormProps) {
  const { held, choices, onChange, servicesOf } = props
  const styles = useStyles()
  const { say } = useWords()
  const productName = useProductNames()
  const ticked = [...new Set([...choices.keys(), ...held.keys()])].filter((skuId) => choiceIn(props, skuId).isOn)
  const [chosen, setChosen] = useState<Guid | null>(null)
  const skuId = chosen !== null && ticked.includes(chosen) ? chosen : ticked[0]
  if (skuId === undefined) return null
  const choice = choiceIn(props, skuId)
  const locked = held.get(skuId)?.isDirect === false ? say('page.user.changedInGroup') : undefined
  return (
    <div className={styles.section}>
      <Field label={say('page.user.reviewOptions')}>
        <Dropdown value={productName(skuId)} selectedOptions={[skuId]} onOptionSelect={(_event, { optionValue }) => setChosen(optionValue ?? null)}>
          {ticked.map((id) => (
            <Option key={id} value={id}>
              {productName(id)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <ServiceSwitches services={servicesOf(skuId)} off={choice.off} lockedReason={locked} onChange={(off) => onChange(new Map(choices).set(skuId, { isOn: true, off }))} />
    </div>
  )
}
