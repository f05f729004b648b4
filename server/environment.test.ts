import { expect, it } from 'vitest'
import { readOptions } from './environment'

it('has a default for everything', () => {
  expect(readOptions({}, [])).toMatchObject({ port: 4500, host: '127.0.0.1', role: 'all', databaseUrl: undefined })
})

it('lets the command line win over the environment, and takes an empty value for none', () => {
  const environment = { PORT: '80', ALONGSIDE_ROLE: 'web', DATABASE_URL: '', NATS_URL: '' }
  const options = readOptions(environment, ['--port', '0', '--role', 'worker', '--data', '/data'])
  expect(options).toMatchObject({
    port: 0,
    role: 'worker',
    dataDir: '/data',
    databaseUrl: undefined,
    natsUrl: undefined,
  })
})

it.each([
  [{ PORT: '70000' }, [], 'PORT'],
  [{ DATABASE_URL: 'mysql://u:hunter2@db/x' }, [], 'DATABASE_URL'],
  [{}, ['--role', 'king'], 'ALONGSIDE_ROLE'],
  [{}, ['--prot', '1'], '--port N'],
])('%j %j is refused by name, without its value', (environment, argv, named) => {
  expect(() => readOptions(environment, argv)).toThrow(named)
  expect(() => readOptions(environment, argv)).not.toThrow('hunter2')
})
