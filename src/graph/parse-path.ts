// A path in any of the spellings that official clients send, brought to plain segments.
import { badRequest } from '#model/problem.ts'

/** `users('x')`, `delta()`, `subscriptions(commerceSubscriptionId='x')`. */
const WITH_KEY = /^([^(]+)\((?:(\w+)=)?('?)(.*?)\3\)$/

/** `directoryRoles/roleTemplateId=x`: a key with a name that stands in a segment of its own. */
const NAMED_KEY = /^(roleTemplateId|commerceSubscriptionId)=(.+)$/i

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw badRequest('The request URI is not valid.', { code: 'BadRequest' })
  }
}

function splitKey(segment: string): string[] {
  const match = segment.endsWith(')') ? WITH_KEY.exec(segment) : null
  if (match === null) return [segment]
  const [, name = '', keyName, quote, key = ''] = match
  if (key === '' && quote === '') return [name]
  const value = quote === '' ? key : key.replaceAll("''", "'")
  return [keyName === undefined ? name : `${name}(${keyName})`, value]
}

/**
 * Decoded segments; double and trailing slashes vanish, a key in parentheses becomes a segment of its own, and a
 * key with a name is kept in the segment before it: `subscriptions(commerceSubscriptionId)`, `x`.
 */
export function parsePath(path: string): string[] {
  const segments: string[] = []
  for (const raw of path.split('/')) {
    if (raw === '') continue
    const segment = raw.includes('%') ? decode(raw) : raw
    const named = segment.includes('=') ? NAMED_KEY.exec(segment) : null
    if (segment.endsWith(')')) segments.push(...splitKey(segment))
    else if (named !== null) segments.push(`${segments.pop()}(${named[1]})`, named[2]!)
    else segments.push(segment)
  }
  return segments
}
