import { SettingsForm } from './settings-form.tsx'

const FIELDS = [
  { name: 'signInProviderIssuer', kind: 'web', label: 'page.settings.signIn.issuer', hint: 'page.settings.signIn.issuer.hint' },
  { name: 'signInProviderName', kind: 'text', label: 'page.settings.signIn.name', hint: 'page.settings.signIn.name.hint' },
  { name: 'signInProviderClientId', kind: 'text', label: 'page.settings.signIn.clientId' },
  { name: 'signInProviderClientSecret', kind: 'secret', label: 'page.settings.signIn.clientSecret', hint: 'page.settings.signIn.clientSecret.hint' },
] as const

/** Sign-in through an identity provider of the organisation's own. */
export function SignInPart() {
  return <SettingsForm fields={FIELDS} />
}
