/** Every address of the admin centre, in one place. */
export const PATHS = {
  home: '/',
  activeUsers: '/users/active',
  licenses: '/billing/licenses',
  product: '/billing/licenses/$skuId',
  yourProducts: '/billing/your-products',
  preview: '/preview/$planId',
  operations: '/activity/operations',
  auditLog: '/activity/audit-log',
  usageAndCost: '/reports/usage-and-cost',
  settings: '/settings',
  signIn: '/sign-in',
  device: '/device',
  ownPassword: '/own-password',
  secondAdministrator: '/second-administrator',
} as const
