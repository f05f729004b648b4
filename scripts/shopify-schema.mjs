/**
 * `node scripts/shopify-schema.mjs [VERSION]`: takes Shopify's Admin API schema, as published in the npm package
 * @shopify/dev-mcp (ISC), to tests/fixtures/shopify, without its descriptions. For tests only.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'

const PACKAGE = '@shopify/dev-mcp@1.16.0'
const version = process.argv[2] ?? '2026-10'
const folder = mkdtempSync(join(tmpdir(), 'shopify-schema-'))
try {
  const packed = execFileSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', folder], { encoding: 'utf8' })
  const inside = `package/dist/data/admin_${version}.json.gz`
  execFileSync('tar', ['-xzf', join(folder, packed.trim()), '-C', folder, inside])
  const { data } = JSON.parse(gunzipSync(readFileSync(join(folder, inside))).toString('utf8'))
  const words = new Set(['description', 'deprecationReason'])
  const bare = JSON.stringify(data, (key, value) => (words.has(key) ? undefined : value))
  const target = fileURLToPath(new URL(`../tests/fixtures/shopify/admin-${version}.json.gz`, import.meta.url))
  writeFileSync(target, gzipSync(bare, { level: 9 }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
