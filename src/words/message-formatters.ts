import { formatDay } from './format-day.ts'
import { formatList } from './format-list.ts'
import { formatMoney } from './format-money.ts'

/** What messages may say of a fact beside ICU's own: `{until, day}`, `{bill, money}`, `{names, list}`. */
export const MESSAGE_FORMATTERS = {
  day: { formatter: formatDay, id: 'formatDay', module: '#words/format-day.ts' },
  money: { formatter: formatMoney, id: 'formatMoney', module: '#words/format-money.ts' },
  list: { formatter: formatList, id: 'formatList', module: '#words/format-list.ts' },
} as const
