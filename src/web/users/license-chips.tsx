import { makeStyles, Tag, Tooltip, tokens } from '@fluentui/react-components'
import type { PartialUser } from '#client/directory-calls.ts'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { useWords } from '#web/state/words-context.tsx'

const SHOWN = 2

const useStyles = makeStyles({
  root: { display: 'flex', gap: tokens.spacingHorizontalXS, minWidth: 0, overflow: 'hidden' },
  tag: { minWidth: 0, maxWidth: '20ch', flexShrink: 1 },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  more: { flexShrink: 0 },
})

/** A person's products as short chips; what does not fit is counted, and named on hover. */
export function LicenseChips({ person }: { person: PartialUser }) {
  const styles = useStyles()
  const { say } = useWords()
  const productName = useProductNames()
  const names = (person.assignedLicenses ?? []).map(({ skuId }) => productName(skuId))
  if (names.length === 0) return say('page.users.unlicensed')
  const rest = names.slice(SHOWN)
  return (
    <Tooltip relationship="description" content={names.join(', ')}>
      <span className={styles.root}>
        {names.slice(0, SHOWN).map((name) => (
          <Tag key={name} size="small" className={styles.tag}>
            <span className={styles.text}>{shortName(name)}</span>
          </Tag>
        ))}
        {rest.length > 0 ? (
          <Tag size="small" className={styles.more}>
            {say('page.users.more', { count: rest.length })}
          </Tag>
        ) : null}
      </span>
    </Tooltip>
  )
}

/** A product's name as people say it: without the maker's. */
const shortName = (name: string): string => name.replace(/^(Microsoft|Office) (?=365)/, (_all, maker: string) => (maker === 'Office' ? 'O' : 'M')).replace(/^Microsoft /, '')
