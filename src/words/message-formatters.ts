import { formatDay } from './format-day.ts'
import { formatDe } from './format-de.ts'
import { formatList } from './format-list.ts'
import { formatMoney } from './format-money.ts'

/** What messages may say of a fact beside ICU's own: `{until, day}`, `{bill, money}`, `{names, list}`, in French `{name, de}`. */
export const MESSAGE_FORMATTERS = {
  day: { formatter: formatDay, id: 'formatDay', module: '#words/format-day.ts' },
  money: { formatter: formatMoney, id: 'formatMoney', module: '#words/format-money.ts' },
  list: { formatter: formatList, id: 'formatList', module: '#words/format-list.ts' },
  de: { formatter: formatDe, id: 'formatDe', module: '#words/format-de.ts' },
} as const
