import { Link } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { sessionQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'

/** Whom to ask, as the organisation has set it: a name, a mail address, a telephone number, a page. Nothing when it has not. */
export function WhoHelps() {
  const { say } = useWords()
  const { data: session } = useQuery(sessionQuery)
  const help = session?.help
  if (!help) return null
  const { name, mail, phone, link } = help
  const ways = [
    ...(mail ? [{ href: `mailto:${mail}`, text: mail }] : []),
    ...(phone ? [{ href: `tel:${phone.replaceAll(/[^+\d]/g, '')}`, text: phone }] : []),
    ...(link ? [{ href: link, text: say('ui.whoHelps.page') }] : []),
  ]
  return (
    <span>
      {name ? say('ui.denied.whoHelps', { who: name }) : say('ui.whoHelps')}{' '}
      {ways.map(({ href, text }, at) => (
        <Fragment key={href}>
          {at > 0 ? ', ' : ''}
          <Link inline href={href}>
            {text}
          </Link>
        </Fragment>
      ))}
    </span>
  )
}
