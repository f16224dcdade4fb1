import type { Guid } from '#model/guid.ts'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'

/** Stands for the name while the sentence is made: a character that no text has. */
const PLACE = '\uE000'

export interface NamedGroup {
  readonly id: Guid
  readonly name: string
}

/** "From the group Sales": the name opens the group. */
export function FromGroup({ id, name }: NamedGroup) {
  const { say } = useWords()
  const [before, after] = say('page.user.inherited', { group: PLACE }).split(PLACE)
  return (
    <span>
      {before}
      <PlaceLink inline to={PATHS.groups} search={{ panel: id }}>
        {name}
      </PlaceLink>
      {after}
    </span>
  )
}
