import { PATHS } from '#web/paths.ts'
import { PlaceLink } from '#web/ui/place-link.tsx'

/** A person's name, which opens them. */
export const PersonLink = ({ id, name }: { id: string; name: string }) => (
  <PlaceLink to={PATHS.activeUsers} search={{ panel: id }}>
    {name}
  </PlaceLink>
)
