// The data that a licence keeps alive (D10, D20).

export const DATA_ITEM_KINDS = ['mailbox', 'archive', 'oneDrive', 'phoneNumber', 'officeActivation'] as const
export type DataItemKind = (typeof DATA_ITEM_KINDS)[number]
