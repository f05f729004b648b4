/**
 * TypeScript's view of the whole project, made once for a run of ESLint. By itself typescript-eslint makes a new one for every
 * component, because what it hands to the compiler (the script alone) is not what lies on the disk: half of the time lint took.
 */
import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import ts from 'typescript'
import tseslint from 'typescript-eslint'
import { ROOT } from '../root.mjs'

const SCRIPT = /<script[^>]*>([\s\S]*?)<\/script>/
/** What vue-eslint-parser hands on of a component that has one script. @param {string} sfc */
const scriptOf = (sfc) => SCRIPT.exec(sfc)?.[1] ?? ''

/** @type {ts.Program | undefined} */
let program

function makeProgram() {
  const config = join(ROOT, 'tsconfig.json')
  const vue = [{ extension: '.vue', isMixedContent: false, scriptKind: ts.ScriptKind.Deferred }]
  const { fileNames, options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    ROOT,
    undefined,
    config,
    undefined,
    vue,
  )
  const host = ts.createCompilerHost(options, true)
  const { getSourceFile } = host
  host.getSourceFile = (file, version, ...rest) =>
    file.endsWith('.vue')
      ? ts.createSourceFile(file, scriptOf(readFileSync(file, 'utf8')), version, true, ts.ScriptKind.TS)
      : getSourceFile(file, version, ...rest)
  return ts.createProgram(fileNames, { ...options, allowNonTsExtensions: true }, host)
}

/** Typed here, and read once: an editor's ESLint lives on while files change. */
const isOneRun = !process.argv.includes('--fix') && /eslint(\.js)?$/.test(normalize(process.argv[1] ?? ''))

/** typescript-eslint's parser; a file the one program does not hold word for word is parsed as ever. */
export const parser = {
  ...tseslint.parser,
  /** @type {typeof tseslint.parser.parseForESLint} */
  parseForESLint(code, options) {
    const isTyped = isOneRun && options?.projectService && options.filePath
    if (isTyped) program ??= makeProgram()
    return isTyped && program?.getSourceFile(options.filePath)?.text === code
      ? tseslint.parser.parseForESLint(code, { ...options, projectService: undefined, programs: [program] })
      : tseslint.parser.parseForESLint(code, options)
  },
}
