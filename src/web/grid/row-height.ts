/** Heights of rows: the one measure that virtual scrolling must know in pixels. */
export const ROW_HEIGHT_PX = { normal: 44, compact: 32, card: 92 } as const

export const HEADER_HEIGHT_PX = 36
