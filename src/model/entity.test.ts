import { describe, expect, expectTypeOf, test } from 'vitest'
import type { EntityShape } from './entity.ts'
import { GROUP_SHAPE } from './group.ts'
import type { Group } from './group.ts'
import type { AssignedLicense } from './license.ts'
import type { Property } from './property.ts'
import { USER_SHAPE } from './user.ts'
import type { User } from './user.ts'

describe.each<[string, EntityShape]>([
  ['user', USER_SHAPE],
  ['group', GROUP_SHAPE],
])('the shape of a %s', (_, shape) => {
  const properties: readonly (readonly [string, Property])[] = Object.entries(shape.properties)

  test('names each property once, kept or not', () => {
    const names = [
      ...properties.map(([name]) => name),
      ...Object.keys(shape.navigations ?? {}),
      ...(shape.singleOnly ?? []),
      ...(shape.unkept ?? []),
    ]
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
  })

  test('tests texts only as texts, and sorts and searches only what can be', () => {
    for (const [name, { type, collection, filter = [], search, orderBy }] of properties) {
      const isText = type === 'String'
      expect([name, filter.some((operator) => /With$|contains/.test(operator)) && !isText]).toEqual([name, false])
      expect([name, search !== undefined && !isText]).toEqual([name, false])
      expect([name, orderBy !== undefined && (collection === true || typeof type !== 'string')]).toEqual([name, false])
      expect([name, filter.includes('count') && collection !== true]).toEqual([name, false])
    }
  })

  test('looks for a person or group in texts it has', () => {
    expect(shape.typeAhead?.map((name) => shape.properties[name]?.type)).toEqual(shape.typeAhead?.map(() => 'String'))
  })
})

test('records have the types that their shapes say', () => {
  expectTypeOf<User['displayName']>().toEqualTypeOf<string | null>()
  expectTypeOf<User['userPrincipalName']>().toEqualTypeOf<string>()
  expectTypeOf<User['businessPhones']>().toEqualTypeOf<readonly string[]>()
  expectTypeOf<User['assignedLicenses'][number]>().toEqualTypeOf<AssignedLicense>()
  expectTypeOf<'passwordProfile'>().not.toExtend<keyof User>()
  expectTypeOf<'hasMembersWithLicenseErrors'>().not.toExtend<keyof Group>()
})
