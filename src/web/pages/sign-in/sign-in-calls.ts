// What the pages of signing in ask the server: JSON to /sign-in/..., refused with a name that the language files know.
import type { MessageKey } from '#words/language.ts'

/** Refusals with words of their own; any other is told in general. */
const PROBLEMS = {
  passwordWrong: 'page.signIn.problem.passwordWrong',
  accountLocked: 'page.signIn.problem.accountLocked',
  accountDisabled: 'page.signIn.problem.accountDisabled',
  passwordMustChange: 'page.signIn.problem.passwordMustChange',
  passwordWeak: 'error.passwordWeak',
  passwordSame: 'page.signIn.problem.passwordSame',
  tooManyTries: 'error.tooManyTries',
  otherOrganization: 'page.signIn.problem.otherOrganization',
  codeUnknown: 'page.signIn.problem.codeUnknown',
  signedOut: 'page.signIn.expired',
} as const satisfies Readonly<Record<string, MessageKey>>

export type ProblemName = keyof typeof PROBLEMS | 'unknown'

export class SignInProblem extends Error {
  readonly reason: ProblemName

  constructor(reason: ProblemName) {
    super(reason)
    this.reason = reason
  }
}

/** The words for what went wrong. */
export const problemKey = (reason: ProblemName): MessageKey => (reason === 'unknown' ? 'error.fault' : PROBLEMS[reason])

/** What went wrong, by its name. */
export const reasonOf = (error: unknown): ProblemName => (error instanceof SignInProblem ? error.reason : 'unknown')

/** Sends a page's call. Throws SignInProblem when it is refused. */
export async function callSignIn<Answer>(path: string, body: object): Promise<Answer> {
  const response = await fetch(`/sign-in/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const text = await response.text()
  const answer = (text === '' ? {} : JSON.parse(text)) as Answer & { readonly error?: { readonly code: string } }
  if (response.ok) return answer
  const code = answer.error?.code ?? ''
  throw new SignInProblem(Object.hasOwn(PROBLEMS, code) ? (code as ProblemName) : 'unknown')
}
