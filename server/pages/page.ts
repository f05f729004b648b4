/**
 * What the pages have in common that the hub itself shows to people who come by a link: plain HTML and one style, no script,
 * nothing loaded. Whoever fills one in escapes what anybody wrote.
 */
import { createHash } from 'node:crypto'

const CSS = `
:root{color-scheme:light dark;--bg:#f4f6f8;--card:#fff;--ink:#1b2530;--soft:#55626f;--line:#7b8894;--edge:#dde3e8;--accent:#0b6a6f;--on:#fff;--star:#b36b00;--off:#8c98a3;--bad:#a12029}
@media (prefers-color-scheme:dark){:root{--bg:#14191e;--card:#1e252c;--ink:#eef1f4;--soft:#b6c0c9;--line:#84919c;--edge:#333d46;--accent:#5cc4c6;--on:#06282a;--star:#f0b04a;--off:#8c98a3;--bad:#ff9a9a}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px 16px;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans Arabic',sans-serif}
main{width:100%;max-width:440px;padding:32px 24px;border:1px solid var(--edge);border-radius:16px;background:var(--card)}
h1{margin:0 0 4px;font-size:22px;line-height:1.3;text-wrap:balance;overflow-wrap:anywhere}
p{margin:0;color:var(--soft);overflow-wrap:anywhere}
.field{display:flex;justify-content:space-between;gap:8px;margin-top:24px;font-weight:600}
.field small{color:var(--soft);font-weight:400}
textarea,.line{display:block;width:100%;margin-top:8px;padding:10px 12px;border:1px solid var(--line);border-radius:10px;background:var(--bg);color:inherit;font:inherit}
textarea{min-height:96px;resize:vertical}
button{width:100%;min-height:48px;margin-top:20px;padding:12px;border:0;border-radius:10px;background:var(--accent);color:var(--on);font:inherit;font-weight:600;cursor:pointer}
textarea:focus-visible,.line:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.note{margin-top:6px;font-size:14px}
.line[readonly]{background:none;color:var(--soft)}
.bad{margin-top:8px;color:var(--bad);font-weight:600}
`

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escape = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!)

export interface Page {
  /** BCP 47. */
  lang: string
  dir: 'ltr' | 'rtl'
  title: string
  /** HTML. */
  body: string
}

/** `ownCss`: what one kind of page has beyond the common style. */
export function createPages(ownCss: string) {
  const css = CSS + ownCss
  const hash = createHash('sha256').update(css).digest('base64')
  return {
    /** Nothing runs, nothing is fetched, nobody frames it; the form goes home only. */
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      // The address is a right to do something: it is not kept by caches, told to others or found by search.
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    },
    render: ({ lang, dir, title, body }: Page): string =>
      `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>${css}</style></head><body><main>${body}</main></body></html>`,
  }
}
