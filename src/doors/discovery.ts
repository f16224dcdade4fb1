// What MSAL reads before it asks for a token.

/** OpenID Connect discovery for one tenant, on the host and by the name that the client used; the issuer is always by id. */
export const discoveryDocument = (origin: string, tenant: string, issuerTenant: string): object => ({
  issuer: `${origin}/${issuerTenant}/v2.0`,
  authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
  token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
  device_authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/devicecode`,
  end_session_endpoint: `${origin}/${tenant}/oauth2/v2.0/logout`,
  jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
  token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['RS256', 'PS256'],
  code_challenge_methods_supported: ['S256'],
  response_modes_supported: ['query', 'fragment'],
  response_types_supported: ['code'],
  scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['RS256'],
  tenant_region_scope: null,
  cloud_instance_name: new URL(origin).host,
  cloud_graph_host_name: 'graph.windows.net',
  msgraph_host: 'graph.microsoft.com',
})

/** Says that this host is a cloud of its own, which needs no other to vouch for it. */
export function instanceDiscovery(origin: string): object {
  const { host } = new URL(origin)
  return {
    'api-version': '1.1',
    tenant_discovery_endpoint: `${origin}/common/v2.0/.well-known/openid-configuration`,
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  }
}
