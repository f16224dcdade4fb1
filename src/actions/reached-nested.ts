import { Problem } from '#model/problem.ts'

/** 422 for people who cannot be taken out of a group that reaches them through a group inside it (D6). */
export const reachedNested = (displayName: string): Problem =>
  new Problem({
    status: 422,
    code: 'memberOfNestedGroup',
    words: { key: 'error.memberOfNestedGroup', arguments: { group: displayName } },
    message: `Somebody gets the licences of '${displayName}' through a group inside it: take them out of that group. Nothing was changed.`,
  })
