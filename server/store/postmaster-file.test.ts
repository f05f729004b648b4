import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runningPort } from './postmaster-file'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'alongside-postmaster-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

const left = (pid: number) =>
  writeFile(join(folder, 'postmaster.pid'), `${pid}\n${folder}\n1700000000\n54321\n\n127.0.0.1\n0\nready   \n`)

it('a folder nobody ever started has no port', async () => {
  expect(await runningPort(folder)).toBeNull()
})

it.runIf(existsSync('/proc/self/comm'))(
  'a file left before the machine went down, whose number another program has now, is no running database',
  async () => {
    await left(process.pid)
    expect(await runningPort(folder)).toBeNull()
    expect(existsSync(join(folder, 'postmaster.pid'))).toBe(false) // or PostgreSQL itself would not start over it
  },
)
