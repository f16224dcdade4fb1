// What is said when everything answers: one line for programs, or a few for people.
import type { Doors } from '#doors/open-doors.ts'
import { ALL_PERMISSIONS } from '#engine/access.ts'
import type { Guid } from '#model/guid.ts'

export interface ReadyFacts {
  readonly url: string
  readonly httpsUrl: string | null
  readonly caFile: string | null
  readonly tenantId: Guid
  /** Who the first link signs in; null when the organisation has nobody yet. */
  readonly administrator: string | null
}

async function signInUrl(doors: Doors, { url, tenantId, administrator }: ReadyFacts): Promise<string | null> {
  return administrator === null ? null : `${url}/sign-in?code=${await doors.newSignInCode(tenantId, administrator)}`
}

/** The line of --json: everything a program needs to begin, on one line. */
export async function readyJson(doors: Doors, facts: ReadyFacts): Promise<string> {
  const { subject, clientSecret } = await doors.registerApp(facts.tenantId, { displayName: 'Licet test client', permissions: ALL_PERMISSIONS })
  return JSON.stringify({
    ready: true,
    url: facts.url,
    httpsUrl: facts.httpsUrl,
    caFile: facts.caFile,
    signInUrl: await signInUrl(doors, facts),
    tenantId: facts.tenantId,
    clientId: subject.appId,
    clientSecret,
    token: await doors.mintToken(subject),
  })
}

/** The lines for a person at a terminal. */
export async function readyText(doors: Doors, facts: ReadyFacts): Promise<string> {
  const link = await signInUrl(doors, facts)
  return [
    '',
    `  Licet answers at ${facts.url}`,
    ...(facts.httpsUrl === null ? [] : [`  and at ${facts.httpsUrl} (certificate authority: ${facts.caFile})`]),
    ...(link === null ? [] : ['', '  Sign in with this link (works once, for an hour):', `  ${link}`, '', '  Another link: npm run licet -- sign-in-link']),
    '',
  ].join('\n')
}
