// What the token endpoint refuses, in OAuth's shape and with Entra's numbers (https://learn.microsoft.com/entra/identity-platform/reference-error-codes).

interface Row {
  readonly status: 400 | 401 | 429
  readonly error: string
  readonly number: number
  readonly text: string
}

const ROWS = {
  parameterMissing: { status: 400, error: 'invalid_request', number: 900144, text: "The request body must contain the following parameter: '{name}'." },
  grantUnsupported: { status: 400, error: 'unsupported_grant_type', number: 70003, text: "The app requested an unsupported grant type '{grant}'." },
  noTenantNamed: {
    status: 400,
    error: 'invalid_request',
    number: 50059,
    text: 'No tenant-identifying information found in either the request or implied by any provided credentials.',
  },
  tenantNotFound: { status: 400, error: 'invalid_request', number: 90002, text: "Tenant '{tenant}' not found." },
  scopeInvalid: { status: 400, error: 'invalid_scope', number: 70011, text: "The provided value for the input parameter 'scope' is not valid. The scope {scope} is not valid." },
  appNotFound: { status: 400, error: 'unauthorized_client', number: 700016, text: "Application with identifier '{clientId}' was not found in the directory '{tenantId}'." },
  secretInvalid: { status: 401, error: 'invalid_client', number: 7000215, text: "Invalid client secret provided for app '{clientId}'." },
  tooManyTries: { status: 429, error: 'temporarily_unavailable', number: 90055, text: 'Too many requests. Please try again later.' },
} as const satisfies Readonly<Record<string, Row>>

export class OAuthRefusal extends Error {
  readonly status: Row['status']
  readonly error: string
  readonly number: number

  constructor(reason: keyof typeof ROWS, facts: Readonly<Record<string, string>>) {
    const { status, error, number, text } = ROWS[reason]
    super(`AADSTS${number}: ${text.replaceAll(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')}`)
    this.status = status
    this.error = error
    this.number = number
  }
}

/** The body that MSAL reads. */
export const oauthError = (refusal: OAuthRefusal, now: Date, correlationId: string): object => ({
  error: refusal.error,
  error_description: refusal.message,
  error_codes: [refusal.number],
  timestamp: now.toISOString().replace('T', ' ').replace(/\.\d+Z$/, 'Z'),
  trace_id: crypto.randomUUID(),
  correlation_id: correlationId,
})
