import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import type { Guid } from '#model/guid.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { PATHS } from '#web/paths.ts'
import { groupNamesQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { personQuery } from '#web/users/person-query.ts'
import { changeOfChoices, heldLicensesOf } from './held-licenses.ts'
import { nameOfPerson } from './person.ts'
import { ServiceSwitches } from './service-switches.tsx'
import { useProductServices } from './use-product-services.ts'
import { useSourceOf } from './use-source-of.ts'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

interface HolderPanelProps {
  readonly userId: string
  /** The row, when it is here: the panel then opens with its name. */
  readonly known: PartialUser | undefined
  readonly product: OwnedProduct
  readonly onClose: () => void
}

/** P3: the apps of one holder of a product; inherited ones are shown with their group and are changed there. */
export function HolderPanel({ userId, known, product, onClose }: HolderPanelProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { skuId } = product
  const { data: person = known, error } = useQuery({ ...personQuery(userId), ...(known ? { placeholderData: known } : {}) })
  const servicesOf = useProductServices()
  const sourceOf = useSourceOf(skuId)
  const { data: groupNames } = useQuery(groupNamesQuery)
  const [off, setOff] = useState<ReadonlySet<Guid> | null>(null)
  const held = heldLicensesOf(person ?? {})
  const groupIds = (person?.licenseAssignmentStates ?? []).flatMap((state) => (state.skuId === skuId && state.assignedByGroup !== null ? [state.assignedByGroup] : []))
  const mine = held.get(skuId)
  const plansOf = (id: Guid) => (servicesOf?.(id) ?? []).filter(({ isCompany }) => !isCompany).map(({ servicePlanId }) => servicePlanId)
  const change = off ? changeOfChoices(new Map([[skuId, { isOn: true, off }]]), held, plansOf) : null
  const lockedReason =
    mine && !mine.isDirect && person ? say('page.user.inheritedLocked', { source: sourceOf(person) }) : product.owner ? say('page.product.selfServiceOnly', { owner: product.owner.displayName }) : undefined
  return (
    <FormPane
      title={person ? nameOfPerson(person) : product.displayName}
      subtitle={product.displayName}
      request={change ? { target: { users: [userId] }, change } : null}
      missing={lockedReason ? '' : say('page.services.turn.missing')}
      isForOne
      verb={say('ui.save')}
      onClose={onClose}
    >
      {error ? <ErrorState error={error} /> : null}
      {person && servicesOf ? (
        <>
          {lockedReason ? null : <p className={styles.text}>{sourceOf(person)}</p>}
          {groupIds.map((id) => (
            <PlaceLink key={id} to={PATHS.groups} search={{ panel: id }}>
              {say('page.user.openGroup', { group: groupNames?.get(id) ?? id })}
            </PlaceLink>
          ))}
          <ServiceSwitches services={servicesOf(skuId)} off={off ?? mine?.off ?? new Set()} onChange={setOff} lockedReason={lockedReason} />
        </>
      ) : (
        <SkeletonLines lines={8} />
      )}
    </FormPane>
  )
}
