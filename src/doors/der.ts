// The few pieces of DER (X.690) of which a certificate is made.

function lengthOf(size: number): number[] {
  if (size < 0x80) return [size]
  return size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
}

/** Tag, length, content. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  return Buffer.concat([Uint8Array.from([tag, ...lengthOf(content.length)]), content])
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => der(0x30, ...parts)
export const setOf = (...parts: readonly Uint8Array[]): Uint8Array => der(0x31, ...parts)
export const octets = (content: Uint8Array): Uint8Array => der(0x04, content)
export const utf8 = (text: string): Uint8Array => der(0x0c, Buffer.from(text))
export const yes: Uint8Array = der(0x01, Uint8Array.of(0xff))

/** A whole number of so many bytes, never read as negative. */
export const integer = (bytes: Uint8Array): Uint8Array =>
  der(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Uint8Array.of(0), bytes]) : bytes)

/** Bits, with how many of the last byte's are unused. */
export const bits = (content: Uint8Array, unused = 0): Uint8Array => der(0x03, Uint8Array.of(unused), content)

/** Context tag: `constructed` wraps other pieces, else the content is bare. */
export const context = (number: number, constructed: boolean, ...parts: readonly Uint8Array[]): Uint8Array =>
  der((constructed ? 0xa0 : 0x80) | number, ...parts)

/** An object identifier such as `2.5.29.17`. */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const number of others) {
    const groups = [number & 0x7f]
    for (let left = number >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80)
    bytes.push(...groups)
  }
  return der(0x06, Uint8Array.from(bytes))
}

/** An instant: two digits for the year until 2049, as RFC 5280 wants it. */
export function time(instant: Date): Uint8Array {
  const text = `${instant.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
  return instant.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(text.slice(2))) : der(0x18, Buffer.from(text))
}
