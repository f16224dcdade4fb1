import { createContext } from 'react'

/** The tabIndex of what stands in a row of a grid; outside a grid nothing is passed over. */
export const RowTabStop = createContext<0 | -1>(0)
