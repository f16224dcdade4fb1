import { Field, Select } from '@fluentui/react-components'
import { TERMS } from '#model/subscription.ts'
import type { Term } from '#model/subscription.ts'
import { useWords } from '#web/state/words-context.tsx'

interface TermFieldsProps {
  readonly term: Term
  readonly billing: Term
  readonly onChange: (chosen: { readonly term: Term; readonly billing: Term }) => void
}

const LENGTHS: Readonly<Record<Term, number>> = { P1M: 1, P1Y: 12, P3Y: 36 }

/** How long a purchase runs and how often it is billed: never less often than it runs. */
export function TermFields({ term, billing, onChange }: TermFieldsProps) {
  const { say } = useWords()
  const shorter = TERMS.filter((one) => LENGTHS[one] <= LENGTHS[term])
  return (
    <>
      <Field label={say('page.product.subscription.term')}>
        <Select value={term} onChange={(_event, { value }) => onChange({ term: value as Term, billing: LENGTHS[billing] <= LENGTHS[value as Term] ? billing : (value as Term) })}>
          {TERMS.map((one) => (
            <option key={one} value={one}>
              {say('page.subscription.term', { term: one })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('page.subscription.billing')}>
        <Select value={billing} onChange={(_event, { value }) => onChange({ term, billing: value as Term })}>
          {shorter.map((one) => (
            <option key={one} value={one}>
              {say('page.subscription.billed', { term: one })}
            </option>
          ))}
        </Select>
      </Field>
    </>
  )
}
