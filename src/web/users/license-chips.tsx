import { makeStyles, mergeClasses, tokens, Tooltip, typographyStyles } from '@fluentui/react-components'
import type { PartialUser } from '#client/directory-calls.ts'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { useWords } from '#web/state/words-context.tsx'

const SHOWN = 2
/** So many letters stay whole beside a longer name. */
const SHORT = 10

const useStyles = makeStyles({
  root: { display: 'flex', gap: tokens.spacingHorizontalXS, minWidth: 0, overflow: 'hidden' },
  chip: {
    ...typographyStyles.caption1,
    minWidth: '3.5em',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalSNudge}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  whole: { flexShrink: 0, minWidth: 'auto' },
})

/** A person's products as short chips; what does not fit is counted, and named on hover. */
export function LicenseChips({ person }: { person: PartialUser }) {
  const styles = useStyles()
  const { say } = useWords()
  const productName = useProductNames()
  const held = (person.assignedLicenses ?? []).map(({ skuId }) => ({ skuId, name: productName(skuId) }))
  if (held.length === 0) return say('page.users.unlicensed')
  const rest = held.slice(SHOWN)
  return (
    <Tooltip relationship="description" content={held.map(({ name }) => name).join(', ')}>
      <span className={styles.root}>
        {held.slice(0, SHOWN).map(({ skuId, name }) => (
          <span key={skuId} className={mergeClasses(styles.chip, shortName(name).length <= SHORT && styles.whole)}>
            {shortName(name)}
          </span>
        ))}
        {rest.length > 0 ? (
          <span className={mergeClasses(styles.chip, styles.whole)}>{say('page.users.more', { count: rest.length })}</span>
        ) : null}
      </span>
    </Tooltip>
  )
}

/** A product's name as people say it: without the maker's. */
const shortName = (name: string): string => name.replace(/^(Microsoft|Office) (?=365)/, (_all, maker: string) => (maker === 'Office' ? 'O' : 'M')).replace(/^Microsoft /, '')
