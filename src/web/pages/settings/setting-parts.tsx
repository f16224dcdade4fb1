// The parts of the settings, in the order in which they are listed.
import { lazy } from 'react'
import type { ComponentType } from 'react'

export const PART_GROUPS = ['organization', 'people', 'licenses', 'access'] as const
export type PartGroup = (typeof PART_GROUPS)[number]

const part = <Name extends string>(load: () => Promise<Readonly<Record<Name, ComponentType>>>, name: Name) => lazy(async () => ({ default: (await load())[name] }))

interface SettingPart {
  readonly id: string
  readonly group: PartGroup
  /** Without it the part cannot even be read. */
  readonly verb?: string
  readonly Part: ComponentType
}

/** Whether a part is there for who may do these things. */
export const isOpenTo = ({ verb }: Pick<SettingPart, 'group' | 'verb'>, may: (verb: string) => boolean): boolean => verb === undefined || may(verb)

export const SETTING_PARTS = [
  { id: 'help', group: 'organization', Part: part(() => import('./help-part.tsx'), 'HelpPart') },
  { id: 'organization', group: 'organization', Part: part(() => import('./organization-part.tsx'), 'OrganizationPart') },
  { id: 'retention', group: 'organization', Part: part(() => import('./retention-part.tsx'), 'RetentionPart') },
  { id: 'clock', group: 'organization', Part: part(() => import('./clock-part.tsx'), 'ClockPart') },
  { id: 'roles', group: 'people', Part: part(() => import('./roles-part.tsx'), 'RolesPart') },
  { id: 'ownRoles', group: 'people', Part: part(() => import('./own-roles-part.tsx'), 'OwnRolesPart') },
  { id: 'templates', group: 'people', verb: 'createUser', Part: part(() => import('./templates-part.tsx'), 'TemplatesPart') },
  { id: 'licensing', group: 'licenses', Part: part(() => import('./licensing-part.tsx'), 'LicensingPart') },
  { id: 'selfService', group: 'licenses', Part: part(() => import('./self-service-part.tsx'), 'SelfServicePart') },
  { id: 'rules', group: 'licenses', Part: part(() => import('./rules-part.tsx'), 'RulesPart') },
  { id: 'newServices', group: 'licenses', Part: part(() => import('./new-services-part.tsx'), 'NewServicesPart') },
  { id: 'locations', group: 'licenses', Part: part(() => import('./locations-part.tsx'), 'LocationsPart') },
  { id: 'profiles', group: 'licenses', Part: part(() => import('./profiles-part.tsx'), 'ProfilesPart') },
  { id: 'prices', group: 'licenses', Part: part(() => import('./prices-part.tsx'), 'PricesPart') },
  { id: 'apps', group: 'access', verb: 'manageApps', Part: part(() => import('./apps-part.tsx'), 'AppsPart') },
  { id: 'signIn', group: 'access', Part: part(() => import('./sign-in-part.tsx'), 'SignInPart') },
  { id: 'server', group: 'access', Part: part(() => import('./server-part.tsx'), 'ServerPart') },
] as const satisfies readonly SettingPart[]
