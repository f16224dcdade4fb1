// From what is wrong with a body to Graph's 400, every field named with what was got and what is expected.
import type { FieldProblem, Reading } from '#engine/read-fields.ts'
import { Problem } from '#model/problem.ts'
import type { ProblemFacts } from '#model/problem.ts'

const EXPECTED: Readonly<Record<string, string>> = {
  object: 'an object',
  list: 'a list',
  text: 'a text that is not empty',
  shortText: 'a shorter text',
  boolean: 'true or false',
  guid: 'a GUID',
  country: 'a country of ISO 3166-1 as two letters, such as FR',
  instant: 'an instant such as 2026-11-22T09:00:00Z',
  present: 'a value',
  knownProperty: 'a property that is known here',
  givenOnce: 'each only once',
  inOneListOnly: 'each in one of the two lists only',
  mergeToggles: 'toggles to be merge',
  withAdd: 'something in add',
  alone: 'nothing beside it',
  onlyForGroups: 'groupLicenses as the target',
  notForGroups: 'people as the target, not groups',
}

function expectedOf({ expected }: FieldProblem): string {
  if (typeof expected === 'string') return EXPECTED[expected] ?? expected
  return 'oneOf' in expected ? `one of ${expected.oneOf.join(', ')}` : `a whole number from ${expected.from} to ${expected.to}`
}

/** What Graph says of the first fault, where its words are known; else the field, what was got and what is expected. */
function messageOf(problem: FieldProblem): string {
  const { field, got, expected } = problem
  if (expected === 'guid') return `Cannot convert a primitive value to the expected type 'Edm.Guid'. See the inner exception for more details.`
  if (expected === 'present' && (field === 'addLicenses' || field === 'removeLicenses')) {
    return `One or more parameters of the operation 'assignLicense' are missing from the request payload. The missing parameters are: ${field}.`
  }
  return `Invalid value for '${field === '' ? 'the body' : field}': got ${got}, expected ${expectedOf(problem)}.`
}

const wordsOf = ({ field, got, expected }: FieldProblem): NonNullable<ProblemFacts['words']> =>
  expected === 'country' ? { key: 'error.usageLocation', arguments: { got } } : { key: 'error.wrongValue', arguments: { field: field === '' ? 'body' : field, got } }

/** The value that was read, or a Problem with a detail for each fault. */
export function wellFormed<T>(reading: Reading<T>): T {
  if (reading.problems === undefined) return reading.value
  const [first] = reading.problems
  throw new Problem({
    status: 400,
    code: 'BadRequest',
    message: first === undefined ? 'The body cannot be read.' : messageOf(first),
    ...(first !== undefined && { words: wordsOf(first) }),
    details: reading.problems.map((problem) => ({
      code: 'InvalidValue',
      message: `Got ${problem.got}, expected ${expectedOf(problem)}.`,
      target: problem.field,
    })),
  })
}
