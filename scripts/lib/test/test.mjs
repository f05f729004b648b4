/** Runs the steps, says how each went, and ends with the one line that counts. */
import { ensureDependencies } from '../dependencies.mjs'
import { lastLines, runLocal } from '../run.mjs'
import { Refusal, dim, duration, runCommand, say } from '../say.mjs'
import { GROUPS } from './steps.mjs'
import { ensureTools } from './tools.mjs'

/** @param {string[]} wanted names of steps; none: all of them */
export function test(wanted) {
  return runCommand(async () => {
    const known = GROUPS.flat(2).map((step) => step.name)
    const unknown = wanted.filter((name) => !known.includes(name))
    if (unknown.length > 0)
      throw new Refusal(`No step is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`)

    const started = Date.now()
    await ensureDependencies()
    const prepared = await runLocal('wxt', ['prepare', '--level', 'warn'])
    if (prepared.code !== 0)
      throw new Refusal(`The extension's types could not be made:\n\n${lastLines(prepared.output)}`)
    const env = await ensureTools()

    let passed = 0
    let failed = 0
    /** @type {string[]} */
    const failures = []
    /** @param {import('./steps.mjs').Step} step */
    const take = async (step) => {
      const outcome = await step.run(env)
      passed += outcome.passed
      failed += outcome.failed
      failures.push(...(outcome.failures ?? []))
      const mark = outcome.failed === 0 ? 'ok    ' : 'FAILED'
      say(`${mark} ${step.name.padEnd(16)} ${dim([duration(outcome.ms), outcome.note].filter(Boolean).join(' · '))}`)
      if (outcome.failed > 0) say(`\n${lastLines(outcome.output, 150)}\n`)
    }
    for (const group of GROUPS)
      await Promise.all(
        group.map(async (lane) => {
          for (const step of lane) if (wanted.length === 0 || wanted.includes(step.name)) await take(step)
        }),
      )
    // Once more, last: of a long output, often only the end is kept.
    if (failures.length > 0) say(`\nFailed:\n\n${failures.join('\n\n')}\n`)
    say(dim(`in ${duration(Date.now() - started)}`))
    process.stdout.write(`${passed} passed, ${failed} failed\n`)
    return failed === 0 ? 0 : 1
  })
}
