// The licences of people in Graph's words.
import { notFound } from '#model/problem.ts'
import { LICENSE_DETAILS_SHAPE } from '#model/subscribed-sku.ts'
import { answerEntity } from './answer-entity.ts'
import { answerRecord, answerRecords } from './answer-records.ts'
import type { Handler } from './graph-call.ts'
import { parseBody } from './parse-body.ts'
import { userOf } from './user-routes.ts'

export const assignLicense: Handler = async (call) => {
  const user = await call.office.act('assignLicense', call.caller, { user: userOf(call), body: await parseBody(call) })
  return answerEntity(call, 'users', user)
}

export const listLicenseDetails: Handler = async (call) => {
  const details = await call.office.look('licenseDetails', call.caller, { user: userOf(call) })
  return answerRecords(call, `users('${userOf(call)}')/licenseDetails`, LICENSE_DETAILS_SHAPE, details)
}

export const getLicenseDetails: Handler = async (call) => {
  const details = await call.office.look('licenseDetails', call.caller, { user: userOf(call) })
  const id = call.parameters['details'] ?? ''
  const one = details.find((detail) => detail['id'] === id)
  if (one === undefined) throw notFound(id)
  return answerRecord(call, `users('${userOf(call)}')/licenseDetails`, LICENSE_DETAILS_SHAPE, one)
}
