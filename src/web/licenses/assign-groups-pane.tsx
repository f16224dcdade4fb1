import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { GroupSummary } from '#model/group-summary.ts'
import type { Guid } from '#model/guid.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import { GroupPicker } from '#web/pages/groups/group-picker.tsx'
import { FormPane } from '#web/preview/form-pane.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { ServicesToTurn } from './services-to-turn.tsx'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

interface AssignGroupsPaneProps {
  readonly product: OwnedProduct
  /** Groups that are chosen already. */
  readonly groups?: readonly GroupSummary[]
  readonly onClose: () => void
}

/** P5: gives a product to groups: to everyone in them, and to whoever joins. */
export function AssignGroupsPane({ product, groups: first = [], onClose }: AssignGroupsPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const [groups, setGroups] = useState(first)
  const [off, setOff] = useState<ReadonlySet<Guid>>(new Set())
  const { skuId } = product
  return (
    <FormPane
      title={say('page.groups.assign.title')}
      subtitle={product.displayName}
      request={groups.length === 0 ? null : { target: { groupLicenses: groups.map(({ id }) => id) }, change: { add: [{ skuId, disabledPlans: [...off], toggles: 'merge' }] } }}
      missing={say('page.groups.chooseFirst')}
      isForOne={false}
      verb={say('page.assign.verb')}
      next={say('ui.next')}
      onClose={onClose}
    >
      <p className={styles.text}>{say('page.assign.available', { free: product.available, total: product.capacity })}</p>
      <GroupPicker
        chosen={groups}
        onChange={setGroups}
        reasonAgainst={({ kind, licenses }) =>
          licenses.some((license) => license.skuId === skuId) ? say('page.assign.already') : kind === 'distribution' ? say('refusal.GroupNotLicensable') : null
        }
      />
      <ServicesToTurn product={product} off={off} onChange={setOff} />
    </FormPane>
  )
}
