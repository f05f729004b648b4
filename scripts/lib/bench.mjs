/** Builds what the figures are about, then hands over to bench/main.ts. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildAll } from './build.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { ROOT } from './root.mjs'
import { runCommand } from './say.mjs'
import { ensureTools } from './test/tools.mjs'

/** @param {string[]} names */
export function bench(names) {
  return runCommand(async () => {
    await ensureDependencies()
    const env = await ensureTools()
    await buildAll(['widget', 'server', 'extension', 'extension-e2e'])
    const child = spawn(join(ROOT, 'node_modules', '.bin', 'tsx'), ['bench/main.ts', ...names], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    })
    return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
  })
}
