import type { DataDays } from '#engine/data-clock.ts'
import type { TenantRow } from '#store/tenants.ts'

/** How long this tenant keeps data: 60 days for a mailbox with delicensing resiliency (D10). */
export const dataDaysOf = ({ settings }: Pick<TenantRow, 'settings'>): DataDays => ({
  mailboxDays: settings['delicensingResiliency'] === true ? 60 : 30,
  oneDriveRetentionDays: typeof settings['oneDriveRetentionDays'] === 'number' ? settings['oneDriveRetentionDays'] : 30,
})
