/** Sizes of what other people's pages and the agent's sidebar load, gzipped as a server would send it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from '../root.mjs'

const EXTENSION = join(ROOT, '.output', 'chrome-mv3')
const WIDGET = join(ROOT, 'dist', 'widget')

/**
 * @typedef {{ name: string, bytes: number, budget: number }} Size
 * @param {string[]} files
 */
const gzipped = (files) => files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)

/** What a page of the extension loads before it can show anything: its script and style, and what they import at once. */
/** @param {string} page */
export function firstLoad(page) {
  const html = readFileSync(join(EXTENSION, page), 'utf8')
  const seen = new Set(
    [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((found) => join(EXTENSION, found[1] ?? '')),
  )
  for (const file of seen) {
    if (!file.endsWith('.js')) continue
    const code = readFileSync(file, 'utf8')
    for (const found of code.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g))
      seen.add(join(dirname(file), found[1] ?? ''))
  }
  return [...seen]
}

/** @returns {string[]} every content script, the one registered at run time included */
function contentScripts() {
  const folder = join(EXTENSION, 'content-scripts')
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
}

/** @returns {string[]} what the widget may load in all */
function widgetFiles() {
  const below = (/** @type {string} */ folder) =>
    /** @type {string[]} */ (readdirSync(folder, { recursive: true })).map((name) => join(folder, name))
  return below(WIDGET).filter((file) => /\.(js|css)$/.test(file))
}

/** @returns {Size[]} */
export function measureSizes() {
  return [
    { name: 'content_scripts_gz', bytes: gzipped(contentScripts()), budget: 6_000 },
    { name: 'reader_gz', bytes: gzipped([join(EXTENSION, 'reader.js')]), budget: 8_000 },
    { name: 'sidebar_first_load_gz', bytes: gzipped(firstLoad('sidebar.html')), budget: 150_000 },
    { name: 'loader_gz', bytes: gzipped([join(WIDGET, 'loader.js')]), budget: 3_000 },
    { name: 'chat_gz', bytes: gzipped(widgetFiles()), budget: 40_000 },
  ]
}

/** @param {Size[]} sizes */
export const overBudget = (sizes) => sizes.filter((size) => size.bytes > size.budget || size.bytes === 0)

/** @param {Size} size */
export const lineOf = (size) => `${size.name}: ${size.bytes} of ${size.budget} bytes`
