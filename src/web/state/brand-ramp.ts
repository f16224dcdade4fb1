import type { BrandVariants } from '@fluentui/react-components'

/** Licet's own green, as Fluent's ramp: the one place where a colour is written. 80 on white has a contrast of 5:1. */
export const BRAND_RAMP: BrandVariants = {
  10: '#001d16',
  20: '#00281f',
  30: '#003429',
  40: '#004135',
  50: '#004f41',
  60: '#005e4e',
  70: '#006d5c',
  80: '#077c6a',
  90: '#278b79',
  100: '#409a88',
  110: '#58aa98',
  120: '#70b9a9',
  130: '#8ac8b9',
  140: '#a5d7cb',
  150: '#c1e6dc',
  160: '#e0f4ee',
}
