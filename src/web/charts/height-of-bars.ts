/** More bars than this are read in the table below. */
export const MOST_BARS = 10

const BAR_PX = 42
const AXES_PX = 110

/** How much room a picture of so many bars takes, in pixels, with its axis and its legend. */
export const heightOfBars = (count: number): number => count * BAR_PX + AXES_PX
