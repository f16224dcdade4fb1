import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Guid } from '#model/guid.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { client } from '#web/state/client.ts'
import { servicePlansQuery, subscribedSkusQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { NamePicker } from '#web/ui/name-picker.tsx'
import type { Named } from '#web/ui/name-picker.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import type { PersonTabProps } from './person-task.ts'
import { WhyAnswer } from './why-answer.tsx'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
})

/** "Why does Anna have Teams? Why doesn't she?": a service is chosen, every path and every obstacle is told (P22). */
export function WhyTab({ person, onTask }: PersonTabProps) {
  const styles = useStyles()
  const { say } = useWords()
  const services = useServices()
  const [servicePlanId, setService] = useState<Guid | null>(null)
  const chosen = services.find(({ id }) => id === servicePlanId)
  const { data, error, refetch } = useQuery({
    queryKey: ['users', person.id, 'explain', servicePlanId],
    queryFn: ({ signal }) => client.explainService(person.id, servicePlanId ?? '', { signal }),
    enabled: servicePlanId !== null,
  })
  return (
    <>
      <p className={styles.text}>{say('page.user.why.text', { name: nameOfPerson(person) })}</p>
      <NamePicker
        label={say('page.user.why.service')}
        placeholder={say('page.user.why.placeholder')}
        names={services}
        value={servicePlanId ?? ''}
        onChange={setService}
      />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {servicePlanId !== null && !data && !error ? <SkeletonLines lines={4} /> : null}
      {data && chosen ? <WhyAnswer explanation={data} service={chosen.name} person={person} onTask={onTask} /> : null}
    </>
  )
}

/** The services that may be asked for: those of products that are owned, by name. */
function useServices(): readonly Named[] {
  const { language } = useWords()
  const { data: skus = [] } = useQuery(subscribedSkusQuery)
  const { data: plans = [] } = useQuery(servicePlansQuery)
  const names = new Map(plans.map((plan) => [plan.servicePlanId, plan.displayName]))
  const ids = new Set(skus.flatMap(({ servicePlans }) => servicePlans.filter(({ appliesTo }) => appliesTo !== 'Company').map((plan) => plan.servicePlanId)))
  const collator = new Intl.Collator(language)
  return [...ids].map((id) => ({ id, name: names.get(id) ?? id })).toSorted((a, b) => collator.compare(a.name, b.name))
}
