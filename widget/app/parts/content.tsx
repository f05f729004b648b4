/** What a message holds, a face for each kind. */
import type { MessageContent } from '@/domain/message'
import type { ComponentChild } from 'preact'
import { piecesOf } from '../links'
import { Card } from './card'
import { useSpeech } from './context'
import { File } from './files'

export function Text({ text }: { text: string }) {
  return (
    <p class="b" dir="auto">
      {piecesOf(text).map(({ text: words, href }) =>
        href ? (
          <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {words}
          </a>
        ) : (
          words
        ),
      )}
    </p>
  )
}

function TakenBack() {
  const { words } = useSpeech()
  return <p class="b gone">{words.takenBack}</p>
}

/** The message it answers, in one line. */
export function Quote({ author, content }: { author: string; content: MessageContent }) {
  const { words } = useSpeech()
  return (
    <p class="quote">
      <b>{author}</b> <span dir="auto">{lineOf(content) ?? words.takenBack}</span>
    </p>
  )
}

function lineOf(content: MessageContent): string | null {
  if (content.kind === 'card') return content.card.title
  if (content.kind === 'attachments') return content.text || content.attachments.map((file) => file.name).join(', ')
  return content.kind === 'text' ? content.text : null
}

/** The bytes of one of its files. */
export type Load = (id: string) => Promise<Blob>
type Faces = {
  [K in MessageContent['kind']]: (
    content: Extract<MessageContent, { kind: K }>,
    load: Load,
    id: string,
  ) => ComponentChild
}

const FACES: Faces = {
  text: ({ text }) => <Text text={text} />,
  card: ({ card }, _load, id) => <Card card={card} id={id} />,
  taken_back: () => <TakenBack />,
  attachments: ({ text, attachments }, load) => (
    <>
      {text && <Text text={text} />}
      {attachments.map((file) => (
        <File key={file.id} file={file} load={load} />
      ))}
    </>
  ),
}

interface Props {
  /** The message's. */
  id: string
  content: MessageContent
  load: Load
}

export function Content({ id, content, load }: Props) {
  const face = FACES[content.kind] as (content: MessageContent, load: Load, id: string) => ComponentChild
  return <>{face(content, load, id)}</>
}
