/** Builds what is to be photographed, then hands over to tests/screenshots. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildAll } from './build.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { ROOT } from './root.mjs'
import { runCommand } from './say.mjs'
import { ensureTools } from './test/tools.mjs'

export function screenshots() {
  return runCommand(async () => {
    await ensureDependencies()
    const env = await ensureTools()
    await buildAll(['widget', 'server', 'extension'])
    const child = spawn(join(ROOT, 'node_modules', '.bin', 'vitest'), ['run', '--project', 'screenshots'], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    })
    return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
  })
}
