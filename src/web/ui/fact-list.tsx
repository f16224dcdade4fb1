import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { Fragment } from 'react'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  root: {
    ...typographyStyles.body1,
    display: 'grid',
    gridTemplateColumns: 'fit-content(40%) 1fr',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    margin: 0,
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
})

/** A name, unlike every other of its list, and what there is to say. */
export type Fact = readonly [name: string, value: ReactNode]

/** What is known of a thing, name beside value; a name without a value is left out. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  const styles = useStyles()
  return (
    <dl className={styles.root}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <Fragment key={name}>
            <dt className={styles.name}>{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </Fragment>
        ))}
    </dl>
  )
}
