import { makeStyles, tokens } from '@fluentui/react-components'
import { useWords } from '#web/state/words-context.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { GroupTabProps } from './group-task.ts'

const useStyles = makeStyles({
  rule: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
})

/** The rule of a group: kept, and shown for what it is. */
export function GroupRule({ group }: GroupTabProps) {
  const styles = useStyles()
  const { say } = useWords()
  if (group.membershipRule === null) return <p>{say('page.groups.noRule')}</p>
  return (
    <>
      <pre className={styles.rule}>{group.membershipRule}</pre>
      <Notice>{say('page.groups.rule.stored')}</Notice>
    </>
  )
}
