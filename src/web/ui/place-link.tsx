import { Link } from '@fluentui/react-components'
import { createLink } from '@tanstack/react-router'

/** A link to a place of the admin centre, within a text or on its own. */
export const PlaceLink = createLink(Link)
