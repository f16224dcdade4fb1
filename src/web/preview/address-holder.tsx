import { useQuery } from '@tanstack/react-query'
import { nameOfPerson } from '#web/licenses/person.ts'
import { PATHS } from '#web/paths.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PersonLink } from '#web/users/person-link.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'

/** More have one address only where it came from elsewhere. */
const MOST = 3

const query = (address: string) => ({ filter: `mail eq '${address.replaceAll("'", "''")}'`, select: ['id', 'displayName'], top: MOST })

/** Whose a mail address is, of those whom the reader may see: each name opens them. Nothing until it is known. */
export function AddressHolder({ address }: { readonly address: string }) {
  const { say } = useWords()
  const { data: people } = useQuery({ queryKey: ['users', 'withMail', address], queryFn: ({ signal }) => client.listUsers(query(address), { signal }) })
  const { data: groups } = useQuery({ queryKey: ['groups', 'withMail', address], queryFn: ({ signal }) => client.listGroups(query(address), { signal }) })
  const holders = [
    ...(people?.value ?? []).map((person) => <PersonLink key={person.id} id={person.id} name={nameOfPerson(person)} />),
    ...(groups?.value ?? []).map(({ id, displayName }) => (
      <PlaceLink key={id} to={PATHS.groups} search={{ panel: id }}>
        {displayName ?? id}
      </PlaceLink>
    )),
  ]
  if (holders.length === 0) return null
  return (
    <span>
      {say('page.preview.addressHolder')} {holders.flatMap((holder, at) => (at === 0 ? [holder] : [', ', holder]))}
    </span>
  )
}
