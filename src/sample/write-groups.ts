import { insertGroups, insertMemberships } from '#store/groups.ts'
import type { NewGroup } from '#store/groups.ts'
import { userKey } from './directory.ts'
import { daysFrom } from './making.ts'
import type { Making } from './making.ts'
import type { Organization } from './organization-file.ts'

type Group = Organization['groups'][number]

/** Graph's three flags for what people call a kind of group. */
const KINDS = {
  security: { securityEnabled: true, mailEnabled: false, groupTypes: [] },
  microsoft365: { securityEnabled: true, mailEnabled: true, groupTypes: ['Unified'] },
  mailEnabledSecurity: { securityEnabled: true, mailEnabled: true, groupTypes: [] },
} as const

/** Days ago: what the groups were made at, and their members joined. */
const MADE = 400
const JOINED = 100

/** Writes the groups and who is in them; what members inherit stands in their situations. */
export async function writeGroups(making: Making, pks: ReadonlyMap<string, number>): Promise<void> {
  const { db, tenant, organization, now } = making
  const groupPks = await insertGroups(db, tenant, organization.groups.map((group) => rowOf(group, making)))
  const since = daysFrom(now, -JOINED)
  await insertMemberships(
    db,
    tenant,
    organization.groups.flatMap(({ members }, at) => members.map((name) => ({ groupPk: groupPks[at]!, userPk: pks.get(userKey(name))!, since }))),
  )
}

function rowOf(group: Group, making: Making): NewGroup {
  const { organization, directory, now } = making
  const kind = KINDS[group.kind]
  const mailNickname = group.displayName.normalize('NFD').replaceAll(/[^A-Za-z0-9]/g, '')
  const mail = kind.mailEnabled ? `${mailNickname}@${organization.domains[0]}` : null
  return {
    id: directory.groupId(group.displayName),
    displayName: group.displayName,
    description: group.description ?? null,
    mail,
    mailNickname,
    mailEnabled: kind.mailEnabled,
    securityEnabled: kind.securityEnabled,
    groupTypes: group.membershipRule === undefined ? kind.groupTypes : [...kind.groupTypes, 'DynamicMembership'],
    membershipRule: group.membershipRule ?? null,
    membershipRuleProcessingState: group.membershipRule === undefined ? null : 'On',
    proxyAddresses: mail === null ? [] : [`SMTP:${mail}`],
    ...licensesOf(group, making),
    createdDateTime: daysFrom(now, -MADE),
    renewedDateTime: daysFrom(now, -MADE),
    ...onPremisesOf(group, now),
  }
}

function licensesOf({ displayName, licenses }: Group, { directory }: Making): Partial<NewGroup> {
  if (licenses.length === 0) return {}
  const assignedLicenses = licenses.map(({ product, off }, at) => {
    const field = `groups ${displayName}: licenses[${at}]`
    return { skuId: directory.product(product, field).skuId, disabledPlans: off.map((plan) => directory.servicePlan(directory.product(product, field), plan, field)).sort() }
  })
  return { assignedLicenses: assignedLicenses.sort((a, b) => (a.skuId < b.skuId ? -1 : 1)), licenseProcessingState: { state: 'ProcessingComplete' } }
}

const onPremisesOf = ({ onPremisesName }: Group, now: Date): Partial<NewGroup> =>
  onPremisesName === undefined
    ? {}
    : { onPremisesSyncEnabled: true, onPremisesSamAccountName: onPremisesName, onPremisesLastSyncDateTime: daysFrom(now, -0.02) }
