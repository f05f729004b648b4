/**
 * What a control says of itself when it cannot be used, for this reason: it stays within reach of the keyboard and tells why.
 * `tip`: its tooltip otherwise, and what stands before the reason. For `v-bind`.
 */
export function refused(why: string | undefined, tip?: string) {
  if (!why) return { 'data-tip': tip }
  return { 'aria-disabled': true, 'aria-description': why, 'data-tip': tip ? `${tip} · ${why}` : why }
}
