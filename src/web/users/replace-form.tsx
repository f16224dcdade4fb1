import { Checkbox, makeStyles, Radio, RadioGroup, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { ChangeRequest } from '#client/plan-calls.ts'
import type { Target } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { ProductChoices } from '#web/licenses/held-licenses.ts'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { addOfChoices } from './add-of-choices.ts'
import { ProductChoiceList } from './product-choice-list.tsx'

/** What goes, product by product or everything that was given directly, and what comes. */
export interface Replacement {
  readonly everything: boolean
  readonly going: ReadonlySet<Guid>
  readonly coming: ProductChoices
}

export const NO_REPLACEMENT: Replacement = { everything: false, going: new Set(), coming: new Map() }

/** The change that a replacement is; null until it is known what goes and what comes. */
export function changeOfReplacement({ everything, going, coming }: Replacement): ChangeRequest | null {
  const add = addOfChoices(coming)
  if (add.length === 0 || (!everything && going.size === 0)) return null
  return everything ? { add, replaceAll: true } : { add, remove: [...going] }
}

const useStyles = makeStyles({
  section: { border: 0, margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  title: { ...typographyStyles.subtitle2, margin: 0, padding: 0 },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  held: { display: 'flex', flexDirection: 'column', paddingInlineStart: tokens.spacingHorizontalXXL },
})

interface ReplaceFormProps {
  readonly target: Target
  readonly replacement: Replacement
  readonly onChange: (replacement: Replacement) => void
}

/** P9: exactly which products go and which come; taking away everything is one explicit choice. */
export function ReplaceForm({ target, replacement, onChange }: ReplaceFormProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { everything, going, coming } = replacement
  return (
    <>
      <fieldset className={styles.section}>
        <legend className={styles.title}>{say('page.users.replace.goes')}</legend>
        <RadioGroup value={everything ? 'everything' : 'these'} onChange={(_event, { value }) => onChange({ ...replacement, everything: value === 'everything' })}>
          <Radio value="these" label={say('page.users.replace.these')} />
          {everything ? null : (
            <Held
              target={target}
              going={going}
              onTick={(skuId, isOn) => {
                const next = new Set(going)
                if (isOn) next.add(skuId)
                else next.delete(skuId)
                onChange({ ...replacement, going: next })
              }}
            />
          )}
          <Radio value="everything" label={say('page.users.replace.everything')} />
        </RadioGroup>
      </fieldset>
      <div className={styles.section}>
        <h3 className={styles.title}>{say('page.users.replace.comes')}</h3>
        <ProductChoiceList label={say('page.users.replace.comes')} choices={coming} onChange={(next) => onChange({ ...replacement, coming: next })} />
      </div>
    </>
  )
}

/** The products that somebody of the target has directly, and how many would lose each: what taking everything back would take. */
function Held({ target, going, onTick }: { target: Target; going: ReadonlySet<Guid>; onTick: (skuId: Guid, isOn: boolean) => void }) {
  const styles = useStyles()
  const { say } = useWords()
  const productName = useProductNames()
  const { data: plan } = useQuery({
    queryKey: ['plans', 'held', JSON.stringify(target)],
    queryFn: () => client.createPlan({ target, change: { removeAll: true }, mode: 'bestEffort' }),
    staleTime: 0,
    gcTime: 0,
  })
  if (!plan) return <SkeletonLines lines={3} />
  const held = plan.seats.filter(({ before, after }) => after.consumed < before.consumed)
  return (
    <div className={styles.held}>
      {held.length === 0 ? <p className={styles.text}>{say('page.users.replace.none')}</p> : null}
      {held.map(({ skuId, before, after }) => (
        <Checkbox
          key={skuId}
          label={say('page.users.replace.held', { product: productName(skuId), count: before.consumed - after.consumed })}
          checked={going.has(skuId)}
          onChange={(_event, { checked }) => onTick(skuId, checked === true)}
        />
      ))}
    </div>
  )
}
