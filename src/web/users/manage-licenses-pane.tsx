import { makeStyles, Radio, RadioGroup, tokens, typographyStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { Target } from '#model/change.ts'
import type { ProductChoices } from '#web/licenses/held-licenses.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { ProductChoiceList } from './product-choice-list.tsx'
import { changeOfReplacement, NO_REPLACEMENT, ReplaceForm } from './replace-form.tsx'
import type { Replacement } from './replace-form.tsx'
import { addOfChoices } from './add-of-choices.ts'

const WAYS = ['more', 'replace', 'unassignAll'] as const
type Way = (typeof WAYS)[number]

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

interface ManageLicensesPaneProps {
  readonly target: Target
  /** How many are selected. */
  readonly count: number
  readonly onClose: () => void
}

/** P8, P9 and P10: gives more licences to several people, replaces those they have, or takes all of them back. */
export function ManageLicensesPane({ target, count, onClose }: ManageLicensesPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  // What was selected when the pane opened; a selection that changes behind it changes nothing in it.
  const [fixedTarget] = useState(target)
  const [way, setWay] = useState<Way>('more')
  const [choices, setChoices] = useState<ProductChoices>(new Map())
  const [replacement, setReplacement] = useState<Replacement>(NO_REPLACEMENT)
  const add = addOfChoices(choices)
  const change = {
    more: () => (add.length > 0 ? { add } : null),
    replace: () => changeOfReplacement(replacement),
    unassignAll: () => ({ removeAll: true }),
  }[way]()
  return (
    <FormPane
      title={say('page.users.manage')}
      subtitle={say('ui.people', { count })}
      request={change ? { target: fixedTarget, change } : null}
      missing={say(way === 'replace' ? 'page.users.replace.missing' : 'page.users.manage.missing')}
      isForOne={false}
      verb={say('ui.saveChanges')}
      next={say('ui.next')}
      closeWord="ui.done"
      onClose={onClose}
    >
      <RadioGroup aria-label={say('page.users.manage')} value={way} onChange={(_event, { value }) => setWay(value as Way)}>
        {WAYS.map((name) => (
          <Radio key={name} value={name} label={say(`page.users.manage.${name}`)} />
        ))}
      </RadioGroup>
      {way === 'more' ? (
        <>
          <p className={styles.text}>{say('page.services.kept')}</p>
          <ProductChoiceList label={say('page.users.column.licenses')} choices={choices} onChange={setChoices} />
        </>
      ) : null}
      {way === 'replace' ? <ReplaceForm target={fixedTarget} replacement={replacement} onChange={setReplacement} /> : null}
      {way === 'unassignAll' ? <p className={styles.text}>{say('page.users.manage.unassignAll.text')}</p> : null}
    </FormPane>
  )
}
