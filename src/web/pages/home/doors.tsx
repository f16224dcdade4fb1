import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { RibbonRegular } from '@fluentui/react-icons/svg/ribbon'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { PATHS } from '#web/paths.ts'
import { NARROW } from '#web/state/use-media-query.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: tokens.spacingHorizontalL,
    [`@media ${NARROW}`]: { gridTemplateColumns: '1fr' },
  },
  door: {
    display: 'flex',
    gap: tokens.spacingHorizontalL,
    padding: tokens.spacingHorizontalL,
    // Seen where backgrounds are not: in high contrast.
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  icon: { display: 'flex', fontSize: tokens.fontSizeHero800, color: tokens.colorBrandForeground2 },
  title: { ...typographyStyles.subtitle2, display: 'block' },
  text: { ...typographyStyles.body1, display: 'block' },
  action: { ...typographyStyles.body1Strong, display: 'block', color: tokens.colorBrandForeground2, marginTop: tokens.spacingVerticalXS },
})

/** The two ways to begin: from people, from a product. */
export function Doors() {
  const styles = useStyles()
  const { say } = useWords()
  const door = (name: 'people' | 'product', path: string, icon: ReactElement) => (
    <Link to={path} className={styles.door}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <span>
        <span className={styles.title}>{say(`page.home.door.${name}`)}</span>
        <span className={styles.text}>{say(`page.home.door.${name}.text`)}</span>
        <span className={styles.action}>{say(`page.home.door.${name}.action`)}</span>
      </span>
    </Link>
  )
  return (
    <div className={styles.root}>
      {door('people', PATHS.activeUsers, <PeopleRegular />)}
      {door('product', PATHS.licenses, <RibbonRegular />)}
    </div>
  )
}
