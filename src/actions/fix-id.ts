/** How a way out is named outside its refusal: the refusal's place in the plan, then the fix's own id. */
export const fixId = (refusalIndex: number, id: string): string => `${refusalIndex}~${id}`
