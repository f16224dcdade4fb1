import type { AppRecord } from '#model/app-record.ts'
import type { AppRow, CredentialRow } from '#store/apps.ts'

const common = ({ id, displayName, startDateTime, endDateTime }: CredentialRow) => ({ keyId: id, displayName, startDateTime, endDateTime })

/** An app as it is shown: credentials as Graph names them, without what they prove. */
export const appRecord = ({ id, appId, displayName, permissions, scopes, redirectUris, isPublicClient, createdDateTime, credentials }: AppRow): AppRecord => ({
  id,
  appId,
  displayName,
  permissions,
  scopes,
  redirectUris,
  isPublicClient,
  createdDateTime,
  passwordCredentials: credentials.filter(({ kind }) => kind === 'secret').map((one) => ({ ...common(one), hint: one.hint })),
  keyCredentials: credentials.filter(({ kind }) => kind === 'certificate').map((one) => ({ ...common(one), customKeyIdentifier: one.hash })),
})
