/** Has the browser itself download what an address answers with. No page ever holds it. */

/**
 * `beside`: by a tab of its own, which closes by itself. A frame in somebody else's page may not be led to the hub: that
 * page says where its frames may go.
 */
export function download(url: string, { beside = false } = {}): void {
  const link = document.createElement('a')
  link.href = url
  link.download = ''
  link.rel = 'noopener'
  if (beside) link.target = '_blank'
  link.click()
}
