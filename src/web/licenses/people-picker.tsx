import type { PartialUser } from '#client/directory-calls.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { nameOfPerson, PERSON_PROPERTIES } from './person.ts'
import { MOST_FOUND, SearchPicker } from './search-picker.tsx'

interface PeoplePickerProps {
  readonly chosen: readonly PartialUser[]
  readonly onChoose: (person: PartialUser) => void
  /** Why a person cannot be chosen, such as "already has it"; said in the list. */
  readonly reasonAgainst: (person: PartialUser) => string | null
  /** For one person alone: who it is, or nobody yet; typing lets go of them. */
  readonly only?: PartialUser | null
  readonly onLetGo?: () => void
  readonly label?: string
}

/** Finds people by a few letters of a name or address. */
export function PeoplePicker({ label, ...props }: PeoplePickerProps) {
  const { say } = useWords()
  return (
    <SearchPicker
      {...props}
      label={label ?? say('page.assign.who')}
      {...(props.only === undefined ? { hint: say('page.assign.who.hint') } : {})}
      placeholder={say('page.assign.who.placeholder')}
      reads="users"
      find={async (search, signal) => (await client.listUsersAt({ search, top: MOST_FOUND, select: PERSON_PROPERTIES, count: false }, { signal })).value}
      nameOf={nameOfPerson}
      detailOf={({ userPrincipalName = '' }) => userPrincipalName}
    />
  )
}
