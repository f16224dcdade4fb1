import type { LicenseRequest } from '#model/license-request.ts'
import { useWords } from '#web/state/words-context.tsx'
import { FactList } from '#web/ui/fact-list.tsx'
import { RequestState } from './request-state.tsx'

/** Who asked for what, when and with which words, and what was answered. */
export function RequestFacts({ request }: { request: LicenseRequest }) {
  const { say, day } = useWords()
  const { requester, message, createdDateTime, state, people, answer, completedBy, completedDateTime } = request
  const isPending = state === 'pending'
  const of = (outcome: 'approved' | 'denied'): string => people.filter((one) => one.outcome === outcome).map(({ displayName }) => displayName).join(', ')
  const facts = [
    [say('page.requests.column.requester'), requester.displayName],
    [say('page.requests.column.date'), day(createdDateTime)],
    [say('page.licenses.column.status'), <RequestState key="state" state={state} />],
    [say('page.myLicenses.message'), message],
    [say('page.requests.approvedPeople'), isPending ? '' : of('approved')],
    [say('page.requests.deniedPeople'), isPending ? '' : of('denied')],
    [say('page.requests.answer'), answer ?? ''],
    [say('page.requests.completed'), completedDateTime === null ? '' : `${completedBy ?? ''}, ${day(completedDateTime)}`],
  ] as const
  return <FactList facts={facts} />
}
