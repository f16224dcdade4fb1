// GROUP: a name or an id, found among the groups of the organisation.
import type { Client } from '#client/client.ts'
import type { Guid } from '#model/guid.ts'
import { BadUse } from './bad-use.ts'
import { matchNames } from './match-product.ts'

interface KnownGroup {
  readonly id: Guid
  readonly displayName: string
}

const MOST_COMPARED = 999

/** The group that is meant. Throws BadUse with the nearest when none is called so, and with all when several are. */
export async function findGroup(client: Client, text: string): Promise<KnownGroup> {
  const select = ['id', 'displayName'] as const
  const called = await client.listGroups({ filter: `displayName eq '${text.replaceAll("'", "''")}'`, select, count: true })
  const listed = called.value.length > 0 ? called : await client.listGroups({ select, top: MOST_COMPARED })
  const groups = listed.value.map(({ id, displayName }): KnownGroup => ({ id: id ?? '', displayName: displayName ?? '' }))
  const { exact, near } = matchNames(groups, text, ({ id, displayName }) => [id, displayName])
  if (exact.length === 1) return exact[0]!
  if (exact.length > 1) throw new BadUse('cli.error.groupSeveral', { text, names: exact.map(({ id }) => id) })
  throw near.length > 0 ? new BadUse('cli.error.groupNear', { text, names: near.map(({ displayName }) => displayName) }) : new BadUse('cli.error.groupUnknown', { text })
}
