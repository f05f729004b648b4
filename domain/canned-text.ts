/**
 * The words of a canned response as they go into the composer: the right language, and every variable that is known here
 * filled in. One that is not known stays as it is written, and what still holds one is not sent. Free of zod, for pages.
 */
export const VARIABLES = [
  'contact.first_name',
  'contact.name',
  'contact.email',
  'agent.first_name',
  'agent.name',
  'workspace.name',
  'order.number',
  'product.title',
  'product.url',
] as const
export type Variable = (typeof VARIABLES)[number]
export type VariableValues = Partial<Record<Variable, string | null>>

/** What begins like a variable of ours is one, also when it is misspelt: `{order.nubmer}` must not reach anybody. */
const WRITTEN = /\{\s*((?:contact|agent|workspace|order|product)\.[\w.]{1,40})\s*\}/giu

export type Unresolved = { name: string; from: number; to: number }

/** The variables that stand in the text, where, as they are written. */
export function unresolvedIn(text: string): Unresolved[] {
  return [...text.matchAll(WRITTEN)].map((found) => ({
    name: `{${found[1]!}}`,
    from: found.index,
    to: found.index + found[0].length,
  }))
}

export function fillVariables(text: string, values: VariableValues): string {
  return text.replace(WRITTEN, (written, name: string) => values[name.toLowerCase() as Variable]?.trim() || written)
}

const primary = (language: string) => language.toLowerCase().split('-')[0]!

/** The language of `texts` nearest to the first of `wanted` that there is one for; otherwise English, otherwise any. */
export function nearestLanguage(texts: Readonly<Record<string, string>>, wanted: readonly (string | null)[]): string {
  const held = Object.keys(texts)
  for (const language of [...wanted, 'en']) {
    if (!language) continue
    const exact = held.find((each) => each.toLowerCase() === language.toLowerCase())
    const near = exact ?? held.find((each) => primary(each) === primary(language))
    if (near) return near
  }
  return held[0] ?? 'en'
}
