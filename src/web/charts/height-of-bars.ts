/** More bars than this are read in the table below. */
export const MOST_BARS = 10

/** How tall a bar of each kind is, in pixels. */
export const BAR_HEIGHT_PX = { share: 22, span: 16 } as const

/** What of a line is left empty between its bar and the next. */
export const BAR_PADDING = 0.4

const AXES_PX = 110

/** How much room a picture of so many bars takes, in pixels, with its axis and its legend. */
export const heightOfBars = (count: number, kind: keyof typeof BAR_HEIGHT_PX): number =>
  Math.ceil((count * BAR_HEIGHT_PX[kind]) / (1 - BAR_PADDING)) + AXES_PX
