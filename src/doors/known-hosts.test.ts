import { expect, test } from 'vitest'
import { knownHosts } from './known-hosts.ts'

const get = (url: string) => new Request(url)

test('answers under local names, the Microsoft names and its own address, on any port', () => {
  const hosts = knownHosts('https://licences.example.org', ['intranet'])
  for (const url of ['http://localhost:7450/', 'http://127.0.0.1:1/x', 'http://[::1]:7450/', 'https://graph.microsoft.com/v1.0/users', 'http://intranet/']) {
    expect(hosts.originOf(get(url))).toBe(new URL(url).origin)
  }
})

test('behind a proxy links lead to the public address', () => {
  expect(knownHosts('https://licences.example.org').originOf(get('http://licences.example.org/v1.0/users'))).toBe('https://licences.example.org')
})

test('a name that is not ours is refused, again and again', () => {
  const hosts = knownHosts(undefined)
  for (const url of ['http://evil.example/', 'http://evil.example/', 'http://localhost.evil.example/', 'http://169.254.169.254/']) {
    expect(() => hosts.originOf(get(url))).toThrow('This server does not answer for')
  }
})
