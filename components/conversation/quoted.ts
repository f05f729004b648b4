/** One line that stands for the message an answer is about. */
import type { MessageContent } from '@/domain/message'

/** `gone`: it was taken back. */
export type Quoted = { author: string; text: string; card: boolean; imageUrl: string | null; gone?: boolean }

const LINE_MAX = 160

/** Files without words are named instead. */
export function quotedLine(author: string, content: MessageContent): Quoted {
  if (content.kind === 'card') return { author, text: content.card.title, card: true, imageUrl: content.card.imageUrl }
  if (content.kind === 'taken_back') return { author, text: '', card: false, imageUrl: null, gone: true }
  const words =
    content.text || (content.kind === 'attachments' ? content.attachments.map((file) => file.name).join(', ') : '')
  return { author, text: words.slice(0, LINE_MAX).replace(/\s+/g, ' '), card: false, imageUrl: null }
}
