import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foundWords, searchWords } from './search-words.ts'

test.each<[string, string[], string[]]>([
  ['hello world', ['hello', 'world'], ['hello', 'world']],
  ['helloWorld', ['hello', 'world'], ['hello', 'world', 'helloworld']],
  ['HELLOworld', ['helloworld'], ['helloworld']],
  ['HelloWORld', ['hello', 'world'], ['hello', 'world', 'helloworld']],
  ['hello.world', ['hello', 'world'], ['hello', 'world', 'helloworld']],
  ['hello123world', ['hello', '123', 'world'], ['hello', '123', 'world', 'hello123world']],
  ["Élodie O'Neil", ['elodie', 'o', 'neil'], ['elodie', 'o', 'neil', 'oneil']],
  ['Björn Łukasz Groß', ['bjorn', 'lukasz', 'gross'], ['bjorn', 'lukasz', 'gross']],
  ['がぎ 각', ['がぎ', '각'], ['がぎ', '각']],
  ['zoe.li@contoso.com', ['zoe', 'li', 'contoso', 'com'], ['zoe', 'li', 'contoso', 'com']],
  ['--', [], []],
])('%s', (text, searched, found) => {
  expect(searchWords(text)).toEqual(searched)
  expect(foundWords(text)).toEqual(found)
})

test('a text is found by its own words, and words cut again stay whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const words = searchWords(text)
      expect(foundWords(text)).toEqual(expect.arrayContaining([...words]))
      expect(searchWords(words.join(' '))).toEqual(words)
    }),
    { numRuns: 1000 },
  )
})
