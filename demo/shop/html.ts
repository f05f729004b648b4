/** HTML by template: everything put in is escaped, unless it came out of this very tag. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | string | number | null | false | readonly Value[]

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!)

function written(value: Value): string {
  if (value instanceof Html) return value.text
  if (isList(value)) return value.map(written).join('')
  return value === null || value === false ? '' : escape(String(value))
}

export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(parts.reduce((text, part, index) => text + written(values[index - 1] ?? null) + part))
}

/** `<` is escaped, so that no name can end the script element. */
const inScript = (data: unknown) => JSON.stringify(data).replaceAll('<', '\\u003c')

export function jsonLd(data: unknown): Html {
  return new Html(`<script type="application/ld+json">${inScript(data)}</script>`)
}

/** Data for the page's own script, found by id. */
export function jsonData(id: string, data: unknown): Html {
  return new Html(`<script type="application/json" id="${id}">${inScript(data)}</script>`)
}
