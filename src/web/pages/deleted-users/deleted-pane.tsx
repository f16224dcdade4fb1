import { Button, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import type { Guid } from '#model/guid.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { useFocusOnArrival } from '#web/preview/use-focus-on-arrival.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SeatBar } from '#web/ui/seat-bar.tsx'

const useStyles = makeStyles({
  headline: { ...typographyStyles.subtitle2 },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  over: { ...typographyStyles.body1Strong, color: tokens.colorPaletteRedForeground1 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  fields: { flexBasis: '100%' },
})

interface DeletedPaneProps {
  readonly people: readonly PartialUser[]
  readonly verb: 'restore' | 'purge'
  /** Goes on to deleting for good. */
  readonly onPurge: (() => void) | undefined
  readonly onClose: () => void
}

/** What restoring brings back, or what goes for good; then it is done, one person after the other. */
export function DeletedPane({ people: given, verb, onPurge, onClose }: DeletedPaneProps) {
  const styles = useStyles()
  const { say, number } = useWords()
  const { announce } = useChanges()
  const queries = useQueryClient()
  // Whoever was chosen when the pane opened: the list behind it forgets them once it is done.
  const [people] = useState(given)
  const [typed, setTyped] = useState('')
  const count = people.length
  const first = people[0]
  const who = count === 1 && first ? nameOfPerson(first) : say('ui.people', { count })
  const work = useMutation({
    mutationFn: async () => {
      for (const { id } of people) await (verb === 'restore' ? client.restoreDeleted(id) : client.purgeDeleted(id))
    },
    onSuccess: () => announce({ text: say(`page.deletedUsers.${verb}.done`, { who }), operationId: null }),
    onSettled: () => Promise.all(['users', 'products', 'home'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  })
  const isConfirmed = verb === 'restore' || typed.replaceAll(/\D/g, '') === String(count)
  return (
    <Panel
      open
      title={say(`page.deletedUsers.${verb}`)}
      subtitle={who}
      onClose={onClose}
      footer={
        work.isSuccess ? (
          <Button appearance="primary" onClick={onClose}>
            {say('ui.close')}
          </Button>
        ) : (
          <>
            {verb === 'purge' ? (
              <Field className={styles.fields} label={say('page.preview.confirm', { count: number(count) })} required>
                <Input inputMode="numeric" autoComplete="off" value={typed} onChange={(_event, { value }) => setTyped(value)} />
              </Field>
            ) : null}
            <Button appearance="primary" disabledFocusable={!isConfirmed || work.isPending} onClick={() => isConfirmed && !work.isPending && work.mutate()}>
              {say(`page.deletedUsers.${verb}.verb`, { count })}
            </Button>
            <Button onClick={onClose}>{say('ui.changeNothing')}</Button>
            {onPurge ? (
              <Button appearance="subtle" onClick={onPurge}>
                {say('page.deletedUsers.purge')}
              </Button>
            ) : null}
          </>
        )
      }
    >
      {work.error ? <ErrorState error={work.error} /> : null}
      {work.isSuccess ? <Done text={say(`page.deletedUsers.${verb}.done`, { who })} /> : null}
      {work.isSuccess ? null : <p className={styles.headline}>{say(`page.deletedUsers.${verb}.text`, { who })}</p>}
      {verb === 'restore' && !work.isSuccess ? <ComesBack people={people} /> : null}
    </Panel>
  )
}

function Done({ text }: { text: string }) {
  const styles = useStyles()
  const arrived = useFocusOnArrival<HTMLParagraphElement>()
  return (
    <p ref={arrived} tabIndex={-1} role="status" className={styles.headline} style={{ outlineStyle: 'none' }}>
      {text}
    </p>
  )
}

const countsOf = (people: readonly PartialUser[]): ReadonlyMap<Guid, number> => {
  const counts = new Map<Guid, number>()
  for (const { assignedLicenses = [] } of people) for (const { skuId } of assignedLicenses) counts.set(skuId, (counts.get(skuId) ?? 0) + 1)
  return counts
}

/** The licences on record, each with the seats before and after; over the number bought it is said, not hidden (D1, D8). */
function ComesBack({ people }: { people: readonly PartialUser[] }) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: owned = [] } = useQuery(ownedProductsQuery)
  const counts = countsOf(people)
  const products = owned.flatMap((product) => (product.owner === null && counts.has(product.skuId) ? [{ product, more: counts.get(product.skuId) ?? 0 }] : []))
  return (
    <>
      {counts.size === 0 ? <p>{say('page.deletedUsers.noLicenses')}</p> : null}
      <ul className={styles.list} aria-label={say('page.deletedUsers.column.back')}>
        {products.map(({ product, more }) => (
          <Returning key={product.poolId} product={product} more={more} />
        ))}
      </ul>
      <p className={styles.note}>{say('page.deletedUsers.restore.note')}</p>
    </>
  )
}

function Returning({ product, more }: { product: OwnedProduct; more: number }) {
  const styles = useStyles()
  const { say } = useWords()
  const { displayName, consumed, capacity } = product
  const after = consumed + more
  return (
    <li>
      <div>{displayName}</div>
      <SeatBar assigned={consumed} total={capacity} change={more} />
      <div className={after > capacity ? styles.over : styles.note}>
        {after > capacity ? say('ui.seats.over', { assigned: after, total: capacity }) : say('ui.seats.of', { assigned: after, total: capacity })}
      </div>
    </li>
  )
}
