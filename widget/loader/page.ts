/** What the shop's page tells about itself: its language, and whether it is dark. */

export function pageLanguage(script: HTMLScriptElement): string {
  return script.dataset.language || document.documentElement.lang || navigator.language || 'en'
}

/** Follows the page, not the system: a dark chat on a light shop looks broken. `data-theme` on the script overrules. */
export function pageIsDark(script: HTMLScriptElement): boolean {
  const wish = script.dataset.theme
  if (wish) return wish === 'dark'
  for (const element of [document.body, document.documentElement]) {
    const [r = 255, g = 255, b = 255, alpha = 1] = (
      getComputedStyle(element).backgroundColor.match(/^rgba?\((.+)\)/)?.[1] ?? ''
    )
      .split(/[\s,/]+/)
      .filter(Boolean)
      .map(Number)
    if (alpha > 0.5 && r + g + b < 765) return r * 0.3 + g * 0.6 + b * 0.1 < 100
  }
  return (
    /dark/.test(getComputedStyle(document.documentElement).colorScheme) &&
    matchMedia('(prefers-color-scheme: dark)').matches
  )
}
