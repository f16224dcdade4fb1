import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle'
import type { PartialUser } from '#client/directory-calls.ts'
import type { PlanRequest } from '#client/plan-calls.ts'
import type { ExplainedObstacle, Explanation } from '#model/explanation.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { PATHS } from '#web/paths.ts'
import { useProductNames, useServiceNames } from '#web/preview/use-product-names.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'
import type { PersonTask } from './person-task.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { ...typographyStyles.subtitle2, display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  icon: { display: 'flex', fontSize: tokens.fontSizeHero700, flexShrink: 0 },
  on: { color: tokens.colorPaletteGreenForeground1 },
  off: { color: tokens.colorPaletteRedForeground1 },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  list: { ...typographyStyles.body1, margin: 0, paddingInlineStart: tokens.spacingHorizontalXXL, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  obstacle: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
})

interface WhyAnswerProps {
  readonly explanation: Explanation
  readonly service: string
  readonly person: PartialUser
  readonly onTask: (task: PersonTask) => void
}

/** The answer in a sentence, then every licence that carries the service, then every obstacle with its remedy. */
export function WhyAnswer({ explanation, service, person, onTask }: WhyAnswerProps) {
  const styles = useStyles()
  const { say } = useWords()
  const serviceName = useServiceNames()
  const { isOn, paths, neededBy, obstacles } = explanation
  const name = nameOfPerson(person)
  return (
    <div className={styles.root} role="status">
      <p className={styles.head}>
        <span aria-hidden className={mergeClasses(styles.icon, isOn ? styles.on : styles.off)}>
          {isOn ? <CheckmarkCircleRegular /> : <DismissCircleRegular />}
        </span>
        {say(isOn ? 'page.user.why.has' : 'page.user.why.hasNot', { name, service })}
      </p>
      {paths.length > 0 ? (
        <section>
          <h3 className={styles.title}>{say('page.user.why.paths')}</h3>
          <ul className={styles.list}>
            {paths.map(({ record, message }) => (
              <li key={`${record.skuId} ${record.assignedByGroup} ${record.selfServicePoolId}`}>{message}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {neededBy.length > 0 ? <p>{say('page.user.why.neededBy', { services: neededBy.map(serviceName) })}</p> : null}
      {obstacles.length > 0 ? (
        <section>
          <h3 className={styles.title}>{say('page.user.why.obstacles')}</h3>
          <ul className={styles.list}>
            {obstacles.map((obstacle, index) => (
              <Obstacle key={index} obstacle={obstacle} servicePlanId={explanation.servicePlanId} person={person} onTask={onTask} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

type ObstacleProps = Pick<WhyAnswerProps, 'person' | 'onTask'> & { readonly obstacle: ExplainedObstacle; readonly servicePlanId: string }

interface Remedy {
  readonly kind: 'switchedOff' | 'notGiven' | 'refused' | 'signInBlocked'
  readonly task: (title: string) => PersonTask
}

/** What would take an obstacle away, shown before it is done; null for what no change from here helps. */
function remedyOf({ kind, record, skuId }: ExplainedObstacle, servicePlanId: string, person: PartialUser): Remedy | null {
  const target = { users: [person.id] }
  const review = (request: PlanRequest) => (title: string): PersonTask => ({ kind: 'review', title, request })
  const group = record?.assignedByGroup ?? null
  if (kind === 'signInBlocked') return { kind, task: () => ({ kind: 'allow' }) }
  if (kind === 'switchedOff' && record) {
    return { kind, task: review({ target: group === null ? target : { groupLicenses: [group] }, change: { services: [{ skuId: record.skuId, turnOn: [servicePlanId] }] } }) }
  }
  if ((kind === 'notGiven' || kind === 'refused') && skuId) return { kind, task: review({ target, change: { add: [{ skuId, turnOn: [servicePlanId] }] } }) }
  return null
}

function Obstacle({ obstacle, servicePlanId, person, onTask }: ObstacleProps) {
  const styles = useStyles()
  const { say } = useWords()
  const productName = useProductNames()
  const { kind, record, skuId, message } = obstacle
  const remedy = remedyOf(obstacle, servicePlanId, person)
  const title = remedy && say(`page.user.why.remedy.${remedy.kind}`, { product: productName(record?.skuId ?? skuId ?? ''), isGroup: record?.assignedByGroup ? 'yes' : 'no' })
  return (
    <li>
      <div className={styles.obstacle}>
        <span>{message}</span>
        {remedy && title ? (
          <Button size="small" onClick={() => onTask(remedy.task(title))}>
            {title}
          </Button>
        ) : null}
        {kind === 'inError' && record?.assignedByGroup ? (
          <PlaceLink to={PATHS.groups} search={{ panel: record.assignedByGroup, step: 'errors' }}>
            {say('page.groups.waysOut')}
          </PlaceLink>
        ) : null}
      </div>
    </li>
  )
}
