import { Button, Checkbox, Field, makeStyles, Radio, RadioGroup, Select, Textarea, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Approval } from '#client/claim-calls.ts'
import type { Guid } from '#model/guid.ts'
import type { LicenseRequest } from '#model/license-request.ts'
import { isCentral } from '#web/licenses/is-central.ts'
import { ServiceSwitches } from '#web/licenses/service-switches.tsx'
import { useProductServices } from '#web/licenses/use-product-services.ts'
import { client } from '#web/state/client.ts'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  people: { display: 'flex', flexDirection: 'column' },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  toggle: { alignSelf: 'flex-start' },
})

export interface ApprovalChoice {
  /** Those who get it; the others are denied. */
  readonly approved: ReadonlySet<Guid>
  readonly way: 'direct' | 'group'
  readonly skuId: Guid
  readonly groupId: Guid
  readonly off: ReadonlySet<Guid>
  readonly message: string
}

/** Everybody in it, directly, with every app on. */
export const noChoice = ({ people, skuId }: LicenseRequest): ApprovalChoice => ({
  approved: new Set(people.map(({ id }) => id)),
  way: 'direct',
  skuId,
  groupId: '',
  off: new Set(),
  message: '',
})

/** The choice as the server takes it. */
export const approvalOf = ({ people }: LicenseRequest, { approved, way, skuId, groupId, off, message }: ApprovalChoice): Approval => ({
  users: people.flatMap(({ id }) => (approved.has(id) ? id : [])),
  skuId,
  ...(way === 'group' ? { groupId } : { disabledPlans: [...off] }),
  ...(message.trim() && { message: message.trim() }),
})

interface ApprovalFormProps {
  readonly request: LicenseRequest
  readonly choice: ApprovalChoice
  readonly onChange: (choice: ApprovalChoice) => void
}

/** For whom, which product, directly or by a group that gives it, with which apps, with which words. */
export function ApprovalForm({ request, choice, onChange }: ApprovalFormProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: owned = [] } = useQuery(ownedProductsQuery)
  const { data: groups = [] } = useQuery(licensedGroupsQuery)
  const set = (changes: Partial<ApprovalChoice>) => onChange({ ...choice, ...changes })
  const central = owned.filter(isCentral)
  const giving = groups.filter(({ skuIds }) => skuIds.includes(choice.skuId))
  const isAsked = central.some(({ skuId }) => skuId === request.skuId)
  return (
    <div className={styles.root}>
      <Field label={say('page.requests.for')} hint={say('page.requests.for.hint')}>
        <div className={styles.people}>
          {request.people.map(({ id, displayName }) => (
            <Checkbox
              key={id}
              label={displayName}
              checked={choice.approved.has(id)}
              onChange={(_event, { checked }) => set({ approved: new Set(checked === true ? [...choice.approved, id] : [...choice.approved].filter((other) => other !== id)) })}
            />
          ))}
        </div>
      </Field>
      <Field label={say('page.licenses.column.product')} {...(isAsked ? {} : { hint: say('page.requests.notOwned', { product: request.displayName }) })}>
        <Select value={choice.skuId} onChange={(_event, { value }) => set({ skuId: value, groupId: '', way: 'direct', off: new Set() })}>
          {isAsked ? null : <option value={request.skuId}>{request.displayName}</option>}
          {central.map(({ skuId, displayName, available }) => (
            <option key={skuId} value={skuId}>
              {say('page.selfService.moveTo.option', { product: displayName, free: available })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('page.requests.how')}>
        <RadioGroup value={choice.way} onChange={(_event, { value }) => set({ way: value as ApprovalChoice['way'], groupId: giving[0]?.id ?? '' })}>
          <Radio value="direct" label={say('page.requests.how.direct')} />
          <Radio value="group" label={say('page.requests.how.group')} disabled={giving.length === 0} />
        </RadioGroup>
        {giving.length === 0 ? <span className={styles.note}>{say('page.requests.how.noGroup')}</span> : null}
      </Field>
      {choice.way === 'group' ? (
        <Field label={say('page.requests.group')}>
          <Select value={choice.groupId} onChange={(_event, { value }) => set({ groupId: value })}>
            {giving.map(({ id, displayName }) => (
              <option key={id} value={id}>
                {displayName}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <Apps skuId={choice.skuId} off={choice.off} onChange={(off) => set({ off })} />
      )}
      <Field label={say('page.requests.message')}>
        <Textarea value={choice.message} maxLength={1024} resize="vertical" onChange={(_event, { value }) => set({ message: value })} />
      </Field>
    </div>
  )
}

const licensedGroupsQuery = {
  queryKey: ['groups', 'licensed'],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
    const { value } = await client.listGroups({ select: ['id', 'displayName', 'assignedLicenses'], top: 999 }, { signal })
    return value.map(({ id, displayName, assignedLicenses = [] }) => ({ id, displayName: displayName ?? id, skuIds: assignedLicenses.map(({ skuId }) => skuId) }))
  },
}

/** Every app is on until somebody looks. */
function Apps({ skuId, off, onChange }: { skuId: Guid; off: ReadonlySet<Guid>; onChange: (off: ReadonlySet<Guid>) => void }) {
  const styles = useStyles()
  const { say } = useWords()
  const [isOpen, setOpen] = useState(false)
  const servicesOf = useProductServices()
  return (
    <>
      <Button className={styles.toggle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('page.services.turn')}
      </Button>
      {isOpen && servicesOf ? <ServiceSwitches services={servicesOf(skuId)} off={off} onChange={onChange} /> : null}
    </>
  )
}
