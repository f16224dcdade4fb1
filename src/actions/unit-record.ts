import type { AdministrativeUnit } from '#model/administrative-unit.ts'
import type { DirectoryObject } from '#model/directory-object.ts'
import type { NewUnit } from '#store/administrative-units.ts'

/** An administrative unit as Graph shows it. */
export const unitRecord = ({ id, displayName, description, visibility, membershipType, membershipRule, membershipRuleProcessingState }: NewUnit): AdministrativeUnit => ({
  id,
  deletedDateTime: null,
  displayName,
  description,
  membershipRule,
  membershipType,
  membershipRuleProcessingState,
  visibility,
})

/** The same among other objects of the directory. */
export const unitObject = (row: NewUnit): DirectoryObject => ({ type: 'administrativeUnit', record: unitRecord(row) })
