/** A file that describes no organisation: one line that names the field, what was got and what it takes. */
export class BadOrganizationFile extends Error {
  override readonly name = 'BadOrganizationFile'
}
