/** The things we build, each only when something it is made of has changed. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root.mjs'
import { lastLines, runLocal } from './run.mjs'
import { Refusal, duration, say } from './say.mjs'

const STAMPS = join(ROOT, 'node_modules', '.cache', 'alongside')
const EXTENSION_INPUTS = [
  'domain',
  'protocol',
  'data',
  'services',
  'stores',
  'composables',
  'components',
  'entrypoints',
  'assets',
  'public',
  'wxt.config.ts',
]

/**
 * @typedef {{ says: string, inputs: string[], outputs: string[], command: [string, ...string[]] }} Target
 * @type {Record<string, Target>}
 */
export const TARGETS = {
  extension: {
    says: 'the extension',
    inputs: EXTENSION_INPUTS,
    outputs: ['.output/chrome-mv3/manifest.json'],
    command: ['wxt', 'build', '--level', 'warn'],
  },
  'extension-e2e': {
    says: 'the extension for end-to-end tests',
    inputs: EXTENSION_INPUTS,
    outputs: ['.output/chrome-mv3-e2e/manifest.json'],
    command: ['wxt', 'build', '--mode', 'e2e', '--level', 'warn'],
  },
  'extension-firefox': {
    says: 'the extension for Firefox',
    inputs: EXTENSION_INPUTS,
    outputs: ['.output/firefox-mv3/manifest.json'],
    command: ['wxt', 'build', '--browser', 'firefox', '--level', 'warn'],
  },
  widget: {
    says: 'the chat widget',
    inputs: ['widget', 'domain', 'protocol', 'assets/tokens.css'],
    outputs: ['dist/widget/loader.js'],
    command: ['vite', 'build', '--config', 'widget/vite.config.ts', '--logLevel', 'warn'],
  },
  server: {
    says: 'the hub',
    inputs: ['server', 'demo', 'domain', 'protocol'],
    outputs: ['dist/server/main.js', 'dist/server/cli.js', 'dist/server/demo.js'],
    command: ['vite', 'build', '--config', 'server/vite.config.ts', '--logLevel', 'warn'],
  },
}

/** Every file below these paths, in a fixed order, tests left out. @param {string[]} paths @returns {string[]} */
function filesBelow(paths) {
  return paths
    .flatMap((path) => {
      const full = join(ROOT, path)
      if (!existsSync(full)) return []
      if (statSync(full).isFile()) return [path]
      return readdirSync(full, { withFileTypes: true })
        .flatMap((entry) => (entry.isDirectory() ? filesBelow([`${path}/${entry.name}`]) : [`${path}/${entry.name}`]))
        .filter((file) => !/\.test\.ts$/.test(file))
    })
    .sort()
}

/** @param {Target} target */
function fingerprint(target) {
  const hash = createHash('sha256')
  for (const file of filesBelow([...target.inputs, 'package.json', 'package-lock.json', 'tsconfig.json']))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)))
      .update('\0')
  return hash.update(target.command.join(' ')).digest('hex')
}

/** @param {string} name */
const stampOf = (name) => join(STAMPS, `${name}.built`)

/** @param {string} name @param {Target} target @param {string} print */
function isCurrent(name, target, print) {
  const stamp = stampOf(name)
  return (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === print &&
    target.outputs.every((output) => existsSync(join(ROOT, output)))
  )
}

/**
 * Builds one target if it is not current.
 * @param {string} name a key of TARGETS
 * @returns {Promise<{ built: boolean, ms: number, output: string, code: number }>}
 */
export async function build(name) {
  const target = TARGETS[name]
  if (!target) throw new Error(`Nothing is called ${name}`)
  const print = fingerprint(target)
  if (isCurrent(name, target, print)) return { built: false, ms: 0, output: '', code: 0 }
  rmSync(stampOf(name), { force: true })
  const [program, ...args] = target.command
  const result = await runLocal(program, args)
  if (result.code === 0) {
    mkdirSync(STAMPS, { recursive: true })
    writeFileSync(stampOf(name), print)
  }
  return { built: true, ...result }
}

/** Builds what has changed, or refuses with the tool's own last words. @param {string[]} names */
export async function buildAll(names) {
  for (const name of names) {
    const target = TARGETS[name]
    const result = await build(name)
    if (result.code !== 0) throw new Refusal(`Could not build ${target?.says}:\n\n${lastLines(result.output)}`)
    if (result.built) say(`Built ${target?.says} in ${duration(result.ms)}`)
  }
}
