import { Button, Field, Input, makeStyles, Textarea, tokens, typographyStyles } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PurchaseChange } from '#client/claim-calls.ts'
import type { MyPurchase, PurchaseVerb } from '#model/my-purchase.ts'
import { refusalIn } from '#web/pages/your-products/subscription-words.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { namesIn } from './names-in.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'flex-start' },
  wide: { width: '100%' },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  people: { listStyleType: 'none', margin: 0, padding: 0, width: '100%' },
  person: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM, paddingBlock: tokens.spacingVerticalXS, ...typographyStyles.body1 },
  verbs: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

interface Wish {
  readonly verb: PurchaseVerb
  readonly body: PurchaseChange
}

/** A purchase of one's own: who has a license, how many there are, whether it renews, and its end. */
export function MyPurchasePane({ purchase, onClose }: { purchase: MyPurchase; onClose: () => void }) {
  const styles = useStyles()
  const words = useWords()
  const { say } = words
  const queries = useQueryClient()
  const { id, displayName, people, totalLicenses, nextLifecycleDateTime, recurringBilling, scheduled, refusals } = purchase
  const [names, setNames] = useState('')
  const [total, setTotal] = useState(String(totalLicenses))
  const [isEnding, setEnding] = useState(false)
  const doing = useMutation({
    mutationFn: ({ verb, body }: Wish) => client.manageOwnPurchase(id, verb, body),
    onSuccess: (after) => {
      for (const key of ['myLicenses', 'subscriptions', 'products']) void queries.invalidateQueries({ queryKey: [key] })
      setNames('')
      setTotal(String(after.totalLicenses))
      setEnding(false)
    },
  })
  const run = (verb: PurchaseVerb, body: PurchaseChange = {}) => {
    if (!doing.isPending) doing.mutate({ verb, body })
  }
  const users = namesIn(names)
  const isTotalRight = /^\d+$/.test(total) && Number(total) >= 1 && Number(total) <= 25 && Number(total) !== totalLicenses
  // What may not be removed now goes at the renewal.
  const isLater = Number(total) < totalLicenses && refusals.removeSeats?.code === 'OutsideReductionWindow' && nextLifecycleDateTime !== null
  const against = refusals.cancel
  return (
    <Panel open title={displayName} subtitle={say('page.myPurchases.seats', { assigned: people.length, count: totalLicenses })} onClose={onClose} isUnsaved={names !== ''} footer={<Button onClick={onClose}>{say('ui.close')}</Button>}>
      <div className={styles.root}>
        {doing.error ? (
          <Notice intent="error">{doing.error.message}</Notice>
        ) : null}
        {doing.isSuccess ? (
          <Notice intent="success" role="status">{say('page.myPurchases.done', { product: displayName })}</Notice>
        ) : null}
        <section className={styles.part} aria-label={say('page.myPurchases.people')}>
          <h3 className={styles.heading}>{say('page.myPurchases.people')}</h3>
          {people.length === 0 ? <p className={styles.text}>{say('page.myPurchases.nobody')}</p> : null}
          <ul className={styles.people}>
            {people.map((person) => (
              <li key={person.id} className={styles.person}>
                <span>{person.displayName}</span>
                <Button size="small" onClick={() => run('unassign', { users: [person.id] })} aria-label={say('page.myPurchases.takeBack', { name: person.displayName })}>
                  {say('page.myPurchases.takeBack.short')}
                </Button>
              </li>
            ))}
          </ul>
          <Field className={styles.wide} label={say('page.myPurchases.give')} hint={say('page.myPurchases.give.hint')}>
            <Textarea value={names} resize="vertical" onChange={(_event, { value }) => setNames(value)} />
          </Field>
          <Button appearance="primary" disabledFocusable={users.length === 0 || doing.isPending} onClick={() => users.length > 0 && run('assign', { users })}>
            {say('page.myPurchases.give.verb')}
          </Button>
        </section>
        <section className={styles.part} aria-label={say('page.subscription.task.seats')}>
          <h3 className={styles.heading}>{say('page.subscription.task.seats')}</h3>
          {refusals.addSeats ? (
            <p className={styles.text}>{refusalIn(refusals.addSeats, purchase, words)}</p>
          ) : (
            <>
              <Field label={say('page.myPurchases.total')} {...(refusals.removeSeats ? { hint: refusalIn(refusals.removeSeats, purchase, words) } : {})}>
                <Input type="number" min={1} max={25} value={total} onChange={(_event, { value }) => setTotal(value)} />
              </Field>
              <Button disabledFocusable={!isTotalRight || doing.isPending} onClick={() => isTotalRight && run('setSeats', { totalLicenses: Number(total), when: isLater ? 'atRenewal' : 'now' })}>
                {isLater ? say('page.myPurchases.total.atRenewal', { from: nextLifecycleDateTime }) : say('page.myPurchases.total.verb')}
              </Button>
              {scheduled?.totalLicenses === undefined ? null : <p className={styles.text}>{say('page.myPurchases.total.scheduled', { count: scheduled.totalLicenses })}</p>}
            </>
          )}
        </section>
        <section className={styles.part} aria-label={say('page.myPurchases.cancel')}>
          <h3 className={styles.heading}>{say('page.myPurchases.cancel')}</h3>
          <p className={styles.text}>{against ? refusalIn(against, purchase, words) : say('page.myPurchases.cancel.text')}</p>
          <div className={styles.verbs}>
            {refusals.setRecurringBilling ? null : <Button onClick={() => run('setRecurringBilling', { on: !recurringBilling })}>{say(recurringBilling ? 'page.subscription.task.renewalOff' : 'page.subscription.task.renewalOn')}</Button>}
            {against ? null : isEnding ? (
              <>
                <Button appearance="primary" onClick={() => run('cancel')}>
                  {say('page.myPurchases.cancel.sure')}
                </Button>
                <Button onClick={() => setEnding(false)}>{say('page.myPurchases.cancel.keep')}</Button>
              </>
            ) : (
              <Button onClick={() => setEnding(true)}>{say('page.myPurchases.cancel')}</Button>
            )}
          </div>
        </section>
      </div>
    </Panel>
  )
}
