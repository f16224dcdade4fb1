import type { BrandVariants } from '@fluentui/react-components'

/** Licet's own green, as Fluent's ramp: the one place where a colour is written. 80 on white has a contrast of 5:1. */
export const BRAND_RAMP: BrandVariants = {
  10: '#00130d',
  20: '#001f17',
  30: '#002c22',
  40: '#003a2f',
  50: '#00493c',
  60: '#005849',
  70: '#006858',
  80: '#007867',
  90: '#228876',
  100: '#3c9886',
  110: '#55a896',
  120: '#6eb8a7',
  130: '#88c7b8',
  140: '#a4d7ca',
  150: '#c1e5dc',
  160: '#e0f4ee',
}
