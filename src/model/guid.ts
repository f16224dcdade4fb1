// Guid: the text form of every identifier, always 36 characters and lower case.

export type Guid = string

const wellFormed = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Says whether a text is a GUID in the one form Licet keeps: hyphened, lower case, nothing around it. */
export function isGuid(text: string): text is Guid {
  return wellFormed.test(text)
}

/** Brings a GUID as people paste it (braces, capitals, blanks around) to the kept form; null when it is none. */
export function normalizeGuid(text: string): Guid | null {
  const bare = text.trim().replace(/^\{(.*)\}$/, '$1').toLowerCase()
  return isGuid(bare) ? bare : null
}
