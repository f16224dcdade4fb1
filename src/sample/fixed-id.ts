import { hash } from 'node:crypto'
import type { Guid } from '#model/guid.ts'

/** A GUID of version 4's form that is always the same for the same text. */
export function fixedId(text: string): Guid {
  const digits = hash('sha256', `licet sample ${text}`, 'hex')
  const variant = '89ab'.charAt(Number.parseInt(digits.charAt(16), 16) % 4)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}
