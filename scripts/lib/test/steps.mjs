/** What `npm test` runs, in order. A step is one check, or one vitest project whose tests are counted each. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { build } from '../build.mjs'
import { ROOT } from '../root.mjs'
import { runLocal } from '../run.mjs'
import { lineOf } from './sizes.mjs'

/**
 * `failures`: the tests that failed, each with the first lines of why.
 * @typedef {{ passed: number, failed: number, ms: number, output: string, note?: string, failures?: string[] }} Outcome
 * @typedef {{ name: string, run: (env: Record<string, string>) => Promise<Outcome> }} Step
 */

/** What reads all types makes gigabytes of small objects: with room for the young ones, node tidies up a tenth less of the time. */
const ROOMY = { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=128` }

/** @param {string} name @param {string} program @param {string[]} args @param {Record<string, string>} [more] environment @returns {Step} */
const check = (name, program, args, more = {}) => ({
  name,
  run: async (env) => {
    const result = await runLocal(program, args, { ...env, ...more })
    const ok = result.code === 0
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, ms: result.ms, output: result.output }
  },
})

/** @param {string} name @param {string} target @returns {Step} */
const building = (name, target) => ({
  name,
  run: async () => {
    const result = await build(target)
    const ok = result.code === 0
    const note = ok && !result.built ? 'unchanged' : undefined
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, ms: result.ms, output: result.output, note }
  },
})

/** @param {string} name @param {string} project @returns {Step} */
const vitest = (name, project) => ({
  name,
  run: async (env) => {
    const folder = mkdtempSync(join(tmpdir(), 'alongside-vitest-'))
    const file = join(folder, 'result.json')
    const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const result = await runLocal('vitest', args, { ...env, NO_COLOR: '1' })
    const counted = countsIn(file)
    rmSync(folder, { recursive: true, force: true })
    // A file that does not even load, or an error outside any test, fails the run without a failed test.
    const failed = Math.max(counted.failed, result.code === 0 ? 0 : 1)
    const { passed, failures } = counted
    return { passed, failed, failures, ms: result.ms, output: result.output, note: `${passed} tests` }
  },
})

/** @param {string} file vitest's JSON report */
function countsIn(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    // A skipped test is a test that does not hold.
    const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests
    return { passed: report.numPassedTests, failed, failures: failuresIn(report.testResults) }
  } catch {
    return { passed: 0, failed: 1, failures: [] } // no report: vitest itself fell over, and its output says why
  }
}

/**
 * @param {{ name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[]} files
 * @returns {string[]}
 */
export function failuresIn(files) {
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(ROOT, name)
    const tests = assertionResults.filter((test) => test.status === 'failed')
    // A file whose hooks failed has no failed test, and says why itself.
    if (status === 'failed' && tests.length === 0) return [`${file}\n${firstLines(message)}`]
    return tests.map((test) => `${file} > ${test.fullName}\n${firstLines(test.failureMessages.join('\n'))}`)
  })
}

/** @param {string} text */
const firstLines = (text) =>
  text
    .trim()
    .split('\n')
    .slice(0, 12)
    .map((line) => `    ${line}`)
    .join('\n')

/** @type {Step} */
const sizes = {
  name: 'sizes',
  run: async () => {
    const started = Date.now()
    const { measureSizes, overBudget } = await import('./sizes.mjs')
    const measured = measureSizes()
    const over = overBudget(measured)
    return {
      passed: measured.length - over.length,
      failed: over.length,
      ms: Date.now() - started,
      output: measured.map(lineOf).join('\n'),
    }
  },
}

/**
 * Groups run one after the other; the lanes of a group at the same time, each a row of steps that takes about as long as the
 * other. What reads the types takes one processor all the time; the hub's tests, which often wait, fill up what it leaves.
 * @type {Step[][][]}
 */
export const GROUPS = [
  [
    [
      check('lint', 'eslint', ['.', '--max-warnings', '10'], ROOMY),
      check('types', 'vue-tsc', ['--noEmit'], ROOMY),
      check('imports', 'depcruise', [
        '--config',
        '.dependency-cruiser.cjs',
        ...['domain', 'protocol', 'data', 'services', 'stores', 'composables', 'components', 'entrypoints'],
        ...['server', 'widget', 'demo', 'play', 'tests', 'bench'],
      ]),
      check('dead', 'knip', []),
      vitest('logic', 'logic'),
    ],
    [
      building('build:widget', 'widget'),
      building('build:server', 'server'),
      building('build:extension', 'extension'),
      building('build:e2e', 'extension-e2e'),
      building('build:firefox', 'extension-firefox'),
      sizes,
      vitest('unit', 'unit'),
      vitest('hub', 'hub'),
    ],
  ],
  [[vitest('e2e', 'e2e')]],
]
