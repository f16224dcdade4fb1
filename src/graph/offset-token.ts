// Pages of lists that are read whole: the token says how many rows came before.
import { InvalidToken } from '#store/keyset.ts'

export const formatOffset = (offset: number): string => Buffer.from(`from ${offset}`).toString('base64url')

/** Throws 400 for a token that was never given. */
export function parseOffset(token: string | undefined): number {
  if (token === undefined) return 0
  const [, offset] = /^from (\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString()) ?? []
  if (offset === undefined) throw new InvalidToken()
  return Number(offset)
}
