// What a client asks for: Graph's permissions by name or all of them, and OpenID Connect's own words.
import { OAuthRefusal } from './oauth-refusal.ts'

/** A resource with everything that was registered for it; some tools double the slash. */
const EVERYTHING = /^(?:https:\/\/graph\.microsoft\.com\/?|00000003-0000-0000-c000-000000000000)\/\.default$/
const OF_GRAPH = /^(?:https:\/\/graph\.microsoft\.com\/)?([A-Za-z][\w-]*(?:\.[\w-]+)+)$/
/** Azure's command line asks for a token of this resource before it goes on to Graph. */
const MANAGEMENT = /^https:\/\/management\.core\.windows\.net\/{1,2}\.default$/

const OF_OPENID: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access'])

const words = (scope: string): string[] => scope.split(' ').filter((one) => one !== '')

/** For whom an app by itself asks: OpenID Connect's words mean nothing for an app, though MSAL adds them in some languages. */
export function readAppAudience(scope: string): 'https://graph.microsoft.com' | 'https://management.core.windows.net/' {
  const [wanted = '', ...others] = words(scope).filter((one) => !OF_OPENID.has(one))
  if (others.length === 0 && EVERYTHING.test(wanted)) return 'https://graph.microsoft.com'
  if (others.length === 0 && MANAGEMENT.test(wanted)) return 'https://management.core.windows.net/'
  throw new OAuthRefusal('scopeInvalid', { scope })
}

/** What a person's token will hold: the scopes asked for, each of which must be registered with the app. */
export function readPersonScopes(scope: string, app: { readonly appId: string; readonly scopes: readonly string[] }): readonly string[] {
  const granted = words(scope).flatMap((one) => {
    if (OF_OPENID.has(one)) return [one]
    if (EVERYTHING.test(one)) return app.scopes
    const name = OF_GRAPH.exec(one)?.[1]
    if (name === undefined) throw new OAuthRefusal('scopeInvalid', { scope: one })
    const known = app.scopes.find((registered) => registered.toLowerCase() === name.toLowerCase())
    if (known === undefined) throw new OAuthRefusal('notConsented', { clientId: app.appId, scope: name })
    return [known]
  })
  if (granted.length === 0) throw new OAuthRefusal('parameterMissing', { name: 'scope' })
  return [...new Set(granted)]
}
