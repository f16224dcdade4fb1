// Graph's complex types about licences, as users and groups carry them.

export const ASSIGNED_LICENSE = {
  name: 'assignedLicense',
  properties: {
    skuId: { type: 'Guid', nullable: false, returned: 'default', filter: ['eq', 'ne', 'in'] },
    disabledPlans: { type: 'Guid', collection: true, nullable: false, returned: 'default' },
  },
} as const

export const LICENSE_ASSIGNMENT_STATE = {
  name: 'licenseAssignmentState',
  properties: {
    skuId: { type: 'Guid', nullable: false, returned: 'default' },
    assignedByGroup: { type: 'Guid', nullable: true, returned: 'default' },
    disabledPlans: { type: 'Guid', collection: true, nullable: false, returned: 'default' },
    state: { type: 'String', nullable: false, returned: 'default' },
    error: { type: 'String', nullable: false, returned: 'default' },
    lastUpdatedDateTime: { type: 'DateTimeOffset', nullable: false, returned: 'default' },
  },
} as const

export const ASSIGNED_PLAN = {
  name: 'assignedPlan',
  properties: {
    assignedDateTime: { type: 'DateTimeOffset', nullable: true, returned: 'default' },
    capabilityStatus: { type: 'String', nullable: true, returned: 'default', filter: ['eq', 'ne'] },
    service: { type: 'String', nullable: true, returned: 'default', filter: ['eq', 'ne'] },
    servicePlanId: { type: 'Guid', nullable: true, returned: 'default', filter: ['eq', 'ne', 'in'] },
  },
} as const

export const PROVISIONED_PLAN = {
  name: 'provisionedPlan',
  properties: {
    capabilityStatus: { type: 'String', nullable: true, returned: 'default', filter: ['eq', 'ne'] },
    provisioningStatus: { type: 'String', nullable: true, returned: 'default', filter: ['eq', 'ne'] },
    service: { type: 'String', nullable: true, returned: 'default', filter: ['eq', 'ne'] },
  },
} as const

export const LICENSE_PROCESSING_STATE = {
  name: 'licenseProcessingState',
  properties: {
    state: { type: 'String', nullable: true, returned: 'default' },
  },
} as const
