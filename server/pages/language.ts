/** English or Chinese, for the pages people of the team come to. `accepted`: the browser's list, the most wanted first. */
export function isChineseWanted(accepted: string | undefined): boolean {
  const wanted = (accepted ?? '').split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase())
  return wanted.find((base) => base === 'zh' || base === 'en') === 'zh'
}
