/**
 * Which chunk of the extension's pages a module goes to. An extension's files are not cached between two openings and
 * each costs the browser some milliseconds, so a page is to need few of them: what it needs at once is one chunk for
 * it alone, one shared with the larger pages, and one shared with the launcher's menu, which is no
 * app and must stay small. What is imported later keeps chunks of its own.
 */

/** The pages, smallest first: what a smaller one needs at once is never mixed with what only a larger one does. */
const PAGES = ['launcher-menu', 'translator', 'console', 'sidebar']
const entry = (/** @type {string} */ page) => new RegExp(`/entrypoints/${page}/(main\\.ts|index\\.html)$`)
/** Imports all of its library and gives it on by name: who needs a module behind it names that module's file. */
const INDEX = /\/node_modules\/reka-ui\/dist\/index\.js$/

/** @typedef {import('vite').Rolldown.ChunkingContext} Context */

/** @param {string} id @param {Context} context */
function importersOf(id, context) {
  const importers = context.getModuleInfo(id)?.importers ?? []
  const named = new RegExp(`\\b${/([^/]+)\.js$/.exec(id)?.[1]}\\b`)
  return importers.flatMap((importer) =>
    INDEX.test(importer)
      ? (context.getModuleInfo(importer)?.importers ?? []).filter((user) =>
          named.test(context.getModuleInfo(user)?.code ?? ''),
        )
      : [importer],
  )
}

/** @returns {(moduleId: string, context: Context) => string | null} for `output.codeSplitting.groups` */
export function pageChunks() {
  /** @type {Map<string, ReadonlySet<string>>} */
  const known = new Map()

  /** Pages that cannot start without this module. @param {string} id @param {Context} context */
  function neededBy(id, context) {
    const held = known.get(id)
    if (held) return held
    const above = new Set([id])
    for (const module of above) for (const importer of importersOf(module, context)) above.add(importer)
    const pages = new Set(PAGES.filter((page) => [...above].some((module) => entry(page).test(module))))
    known.set(id, pages)
    return pages
  }

  return (id, context) => {
    // Whatever imports something later needs it, and the launcher's menu is not to get Vue with it.
    if (id.includes('vite/preload-helper')) return 'preload'
    const [smallest, ...larger] = PAGES.filter((page) => neededBy(id, context).has(page))
    if (!smallest || entry(smallest).test(id)) return null
    return larger.length === 0 ? `${smallest}-only` : `${smallest}-shared`
  }
}
