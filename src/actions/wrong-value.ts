import { Problem } from '#model/problem.ts'

/** 400 naming what was given, what was got and what it takes. */
export const wrongValue = (field: string, got: unknown, expected: string): Problem =>
  new Problem({
    status: 400,
    code: 'BadRequest',
    message: `Invalid value for '${field}': got ${JSON.stringify(got) ?? 'nothing'}, expected ${expected}.`,
    words: { key: 'error.wrongValue', arguments: { field, got: JSON.stringify(got) ?? '' } },
    details: [{ code: 'InvalidValue', message: `Expected ${expected}.`, target: field }],
  })
