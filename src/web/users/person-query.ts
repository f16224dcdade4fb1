import { queryOptions } from '@tanstack/react-query'
import { client } from '#web/state/client.ts'
import { PERSON_PROPERTIES } from '#web/licenses/person.ts'

const ACCOUNT_PROPERTIES = ['jobTitle', 'officeLocation', 'createdDateTime', 'onPremisesSyncEnabled', 'mobilePhone', 'businessPhones'] as const

/** One person with everything that a panel shows of them. */
export const personQuery = (userId: string) =>
  queryOptions({
    queryKey: ['users', userId],
    queryFn: ({ signal }) => client.getUser(userId, { select: [...PERSON_PROPERTIES, ...ACCOUNT_PROPERTIES] }, { signal }),
  })
