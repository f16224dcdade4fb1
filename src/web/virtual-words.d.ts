// The language files as functions, made at build by scripts/web/compile-words.ts.
declare module 'virtual:words/*' {
  import type { MessageKey } from '#words/language.ts'
  const words: Readonly<Record<MessageKey, (facts: object) => string>>
  export default words
}
