interface Money {
  readonly amount: number
  readonly currency: string
}

/** An amount with its currency, from `{ amount, currency }`: "$36.00", « 36,00 € ». */
export function formatMoney(value: unknown, locale: string): string {
  const { amount, currency } = value as Money
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount)
}
