/** What is being looked for while somebody writes: a canned response after a slash, a colleague after an at sign. */
export type TriggerKind = 'canned' | 'mention'
export type Trigger = { kind: TriggerKind; query: string; from: number; to: number }

/** After a word an at sign makes an address, and a slash a fraction or a path; after a Chinese character it makes neither. */
const WRITTEN: Record<TriggerKind, RegExp> = {
  canned: /(?<![\p{Script=Latin}\d\p{Pd}_./:@])[/／]([^\s/／]{0,40})$/u,
  mention: /(?<![\p{Script=Latin}\d_.@-])[@＠]([^\s@＠]{0,40})$/u,
}

/** What stands right before the caret, if it is one of `kinds`. */
export function triggerAt(text: string, caret: number, kinds: readonly TriggerKind[]): Trigger | null {
  const before = text.slice(0, caret)
  for (const kind of kinds) {
    const found = WRITTEN[kind].exec(before)
    if (found) return { kind, query: found[1]!, from: found.index, to: caret }
  }
  return null
}
