// Which app is asking: by a secret, by an assertion signed with its certificate, or, for a public one, by its name alone.
import { isGuid } from '#model/guid.ts'
import type { AppRow } from '#store/apps.ts'
import { matchesSecret } from '#store/secret.ts'
import { checkAssertion } from './check-assertion.ts'
import { licetItself } from '#model/caller.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import { required } from './token-call.ts'
import type { TokenCall } from './token-call.ts'

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** The app that a request names, proved or not. */
export async function findClient({ form, tenantId, options }: Pick<TokenCall, 'form' | 'tenantId' | 'options'>): Promise<AppRow> {
  const clientId = required(form, 'client_id').toLowerCase()
  const app = isGuid(clientId) ? await options.office.look('findApp', licetItself(tenantId), { appId: clientId }) : null
  if (app === null) throw new OAuthRefusal('appNotFound', { clientId, tenantId })
  return app
}

function checkSecret(app: AppRow, secret: string, at: Date): void {
  const found = app.credentials.filter(({ kind, hash }) => kind === 'secret' && matchesSecret(secret, hash))
  if (found.length === 0) throw new OAuthRefusal('secretInvalid', { clientId: app.appId })
  if (!found.some(({ endDateTime }) => endDateTime > at.toISOString())) throw new OAuthRefusal('secretExpired', { clientId: app.appId })
}

/** The app that asks, having proved it; `isConfidential` says whether it had to. */
export async function authenticateClient(call: TokenCall, { mustProve }: { mustProve: boolean }): Promise<AppRow> {
  const app = await findClient(call)
  const secret = call.form.get('client_secret')
  const assertion = call.form.get('client_assertion')
  const proves = secret !== null || assertion !== null
  if (app.isPublicClient && proves) throw new OAuthRefusal('appIsPublic')
  if (app.isPublicClient && !mustProve) return app
  if (!proves) throw new OAuthRefusal('appIsConfidential')
  if (assertion === null) checkSecret(app, secret ?? '', call.at)
  else {
    if (call.form.get('client_assertion_type') !== ASSERTION_TYPE) throw new OAuthRefusal('parameterMissing', { name: 'client_assertion_type' })
    await checkAssertion(app, assertion, call)
  }
  return app
}
