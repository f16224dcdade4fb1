/** Letters and digits that nobody takes for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 16

/** A password to be told once and changed: random, in groups of four. */
export function makePassword(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(LENGTH))
  return [...numbers].map((number, index) => (index > 0 && index % 4 === 0 ? '-' : '') + SIGNS[number % SIGNS.length]).join('')
}
