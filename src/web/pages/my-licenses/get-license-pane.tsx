import { Button, Field, Input, makeStyles, Radio, RadioGroup, Select, Textarea, tokens, typographyStyles } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Guid } from '#model/guid.ts'
import type { ObtainableProduct, Way } from '#model/my-licenses.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { namesIn } from './names-in.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  number: { maxWidth: '10rem' },
})

/** As many as one purchase takes. */
const MOST_LICENSES = 25

interface Wish {
  readonly skuId: Guid
  readonly way: Way
  readonly message: string
  readonly people: string
  readonly count: string
}

/** Carries out what was chosen: a purchase, a trial, or a request. */
async function get({ skuId, way, message, people, count }: Wish): Promise<void> {
  const users = namesIn(people)
  if (way === 'request') await client.askForLicense({ skuId, ...(message.trim() && { message: message.trim() }), ...(users.length > 0 && { users }) })
  else await client.buyForSelf({ skuId, isTrial: way === 'try', totalLicenses: way === 'buy' ? Number(count) : 1 })
}

interface GetLicensePaneProps {
  readonly products: readonly ObtainableProduct[]
  readonly onClose: () => void
  /** With what was done, in words. */
  readonly onDone: (text: string) => void
}

/** Getting a product: asked for where that is the way, bought or tried where the organization lets people. */
export function GetLicensePane({ products, onClose, onDone }: GetLicensePaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const queries = useQueryClient()
  const [skuId, setSkuId] = useState<Guid>('')
  const [chosen, setChosen] = useState<Way>('request')
  const [message, setMessage] = useState('')
  const [people, setPeople] = useState('')
  const [count, setCount] = useState('1')
  const product = products.find((one) => one.skuId === skuId)
  const way = product?.ways.includes(chosen) ? chosen : product?.ways[0]
  const isCountRight = /^\d+$/.test(count) && Number(count) >= 1 && Number(count) <= MOST_LICENSES
  const isReady = product !== undefined && (way !== 'buy' || isCountRight)
  const doing = useMutation({
    mutationFn: get,
    onSuccess: (_result, wish) => {
      for (const key of ['myLicenses', 'requests', 'subscriptions', 'products']) void queries.invalidateQueries({ queryKey: [key] })
      onDone(say(`page.myLicenses.done.${wish.way}`, { product: product?.displayName ?? '' }))
    },
  })
  return (
    <Panel
      open
      title={say('page.myLicenses.get')}
      onClose={onClose}
      isUnsaved={skuId !== '' && !doing.isPending}
      footer={
        <>
          <Button
            appearance="primary"
            disabledFocusable={!isReady || doing.isPending}
            onClick={() => {
              if (isReady && way && !doing.isPending) doing.mutate({ skuId, way, message, people, count })
            }}
          >
            {say(`page.myLicenses.verb.${way ?? 'request'}`)}
          </Button>
          <Button onClick={onClose}>{say('ui.cancel')}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {doing.error ? (
          <Notice intent="error">{doing.error.message}</Notice>
        ) : null}
        <Field label={say('page.licenses.column.product')} required>
          <Select value={skuId} onChange={(_event, { value }) => setSkuId(value)}>
            <option value="">{say('page.selfService.moveTo.choose')}</option>
            {products.map((one) => (
              <option key={one.skuId} value={one.skuId}>
                {one.displayName}
              </option>
            ))}
          </Select>
        </Field>
        {product && product.ways.length > 1 ? (
          <Field label={say('page.myLicenses.how')}>
            <RadioGroup value={way ?? ''} onChange={(_event, { value }) => setChosen(value as Way)}>
              {product.ways.map((one) => (
                <Radio key={one} value={one} label={say(`page.myLicenses.way.${one}`)} />
              ))}
            </RadioGroup>
          </Field>
        ) : null}
        {way ? <p className={styles.text}>{say(`page.myLicenses.explain.${way}`)}</p> : null}
        {way === 'buy' ? (
          <Field label={say('page.myLicenses.count')} {...(isCountRight ? {} : { validationMessage: say('page.myLicenses.count.wrong', { most: MOST_LICENSES }) })}>
            <Input className={styles.number} type="number" min={1} max={MOST_LICENSES} value={count} onChange={(_event, { value }) => setCount(value)} />
          </Field>
        ) : null}
        {way === 'request' ? (
          <>
            <Field label={say('page.myLicenses.message')}>
              <Textarea value={message} maxLength={1024} resize="vertical" onChange={(_event, { value }) => setMessage(value)} />
            </Field>
            <Field label={say('page.myLicenses.people')} hint={say('page.myLicenses.people.hint')}>
              <Textarea value={people} resize="vertical" onChange={(_event, { value }) => setPeople(value)} />
            </Field>
          </>
        ) : null}
      </div>
    </Panel>
  )
}
