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
  notConsented: {
    status: 400,
    error: 'invalid_grant',
    number: 65001,
    text: "The user or administrator has not consented to use the application with ID '{clientId}' for the scope {scope}.",
  },
  appNotFound: { status: 400, error: 'unauthorized_client', number: 700016, text: "Application with identifier '{clientId}' was not found in the directory '{tenantId}'." },
  appIsPublic: { status: 400, error: 'unauthorized_client', number: 700025, text: "Client is public so neither 'client_assertion' nor 'client_secret' should be presented." },
  appIsConfidential: {
    status: 401,
    error: 'invalid_client',
    number: 7000218,
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  },
  secretInvalid: { status: 401, error: 'invalid_client', number: 7000215, text: "Invalid client secret provided for app '{clientId}'." },
  secretExpired: { status: 401, error: 'invalid_client', number: 7000222, text: "The provided client secret keys for app '{clientId}' are expired." },
  assertionInvalid: { status: 401, error: 'invalid_client', number: 50027, text: 'JWT token is invalid or malformed.' },
  assertionUnsigned: { status: 401, error: 'invalid_client', number: 700027, text: 'Client assertion failed signature validation.' },
  assertionEnded: { status: 401, error: 'invalid_client', number: 700024, text: 'Client assertion is not within its valid time range.' },
  assertionElsewhere: { status: 401, error: 'invalid_client', number: 700023, text: 'Client assertion audience claim does not match Realm issuer.' },
  assertionOfOther: { status: 401, error: 'invalid_client', number: 700021, text: "Client assertion application identifier doesn't match 'client_id' parameter." },
  assertionReplayed: { status: 401, error: 'invalid_client', number: 50013, text: 'Assertion failed validation: the assertion has been used before.' },
  certificateExpired: { status: 401, error: 'invalid_client', number: 700030, text: 'The certificate that signed the client assertion is not within its valid time range.' },
  codeInvalid: { status: 400, error: 'invalid_grant', number: 9002313, text: 'The code is malformed or was never issued to this application.' },
  codeUsed: { status: 400, error: 'invalid_grant', number: 54005, text: 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.' },
  codeEnded: { status: 400, error: 'invalid_grant', number: 70008, text: 'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request.' },
  redirectMismatch: { status: 400, error: 'invalid_client', number: 500112, text: 'The reply address does not match the redirect address provided when requesting the authorization code.' },
  redirectUnknown: {
    status: 400,
    error: 'invalid_request',
    number: 50011,
    text: 'The redirect URI specified in the request does not match the redirect URIs configured for the application {clientId}.',
  },
  challengeMissing: { status: 400, error: 'invalid_request', number: 9002325, text: 'Proof Key for Code Exchange is required for public clients.' },
  challengeUnsupported: { status: 400, error: 'invalid_request', number: 90023, text: "The code_challenge_method must be 'S256' and the code_challenge 43 characters of base64url." },
  verifierWrong: { status: 400, error: 'invalid_grant', number: 501481, text: 'The Code_Verifier does not match the code_challenge supplied in the authorization request.' },
  responseTypeUnsupported: { status: 400, error: 'unsupported_response_type', number: 700054, text: "The response_type '{type}' is not enabled for the application." },
  responseModeUnsupported: { status: 400, error: 'invalid_request', number: 70007, text: "'{mode}' is not a supported value of 'response_mode' when requesting a token." },
  signInRequired: { status: 400, error: 'login_required', number: 50058, text: 'A silent sign-in request was sent but no user is signed in.' },
  refreshUsed: { status: 400, error: 'invalid_grant', number: 70000, text: 'The refresh token was used before; all tokens that came of it are revoked.' },
  refreshInvalid: { status: 400, error: 'invalid_grant', number: 70000, text: 'Provided grant is invalid or malformed.' },
  personGone: { status: 400, error: 'invalid_grant', number: 50057, text: 'The user account is disabled.' },
  devicePending: { status: 400, error: 'authorization_pending', number: 70016, text: 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.' },
  deviceDeclined: { status: 400, error: 'authorization_declined', number: 70018, text: 'The device code was declined.' },
  deviceEnded: { status: 400, error: 'expired_token', number: 70020, text: 'The provided value for the input parameter device_code is not valid. This device code has expired.' },
  deviceInvalid: { status: 400, error: 'bad_verification_code', number: 70019, text: 'Verification code was not found or was used before.' },
  passwordGrantOff: {
    status: 400,
    error: 'unauthorized_client',
    number: 7000014,
    text: 'Signing in with a password on behalf of a person is switched off on this server.',
  },
  passwordWrong: { status: 400, error: 'invalid_grant', number: 50126, text: 'Error validating credentials due to invalid username or password.' },
  passwordMustChange: { status: 400, error: 'invalid_grant', number: 50055, text: 'The password is expired.' },
  accountLocked: { status: 400, error: 'invalid_grant', number: 50053, text: "The account is locked, you've tried to sign in too many times with an incorrect user ID or password." },
  accountDisabled: { status: 400, error: 'invalid_grant', number: 50057, text: 'The user account is disabled.' },
  tooManyTries: { status: 429, error: 'temporarily_unavailable', number: 90055, text: 'Too many requests. Please try again later.' },
} as const satisfies Readonly<Record<string, Row>>

export type OAuthReason = keyof typeof ROWS

export class OAuthRefusal extends Error {
  readonly reason: OAuthReason
  readonly status: Row['status']
  readonly error: string
  readonly number: number

  constructor(reason: OAuthReason, facts: Readonly<Record<string, string>> = {}) {
    const { status, error, number, text } = ROWS[reason]
    super(`AADSTS${number}: ${text.replaceAll(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')}`)
    this.reason = reason
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
