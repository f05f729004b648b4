/** What a message holds, a face for each kind. */
import type { MessageContent } from '@/domain/message'
import type { ComponentChild } from 'preact'
import { piecesOf } from '../links'
import { Card } from './card'
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

/** The bytes of one of its files. */
export type Load = (id: string) => Promise<Blob>
type Faces = {
  [K in MessageContent['kind']]: (content: Extract<MessageContent, { kind: K }>, load: Load) => ComponentChild
}

const FACES: Faces = {
  text: ({ text }) => <Text text={text} />,
  card: ({ card }) => <Card card={card} />,
  attachments: ({ text, attachments }, load) => (
    <>
      {text && <Text text={text} />}
      {attachments.map((file) => (
        <File key={file.id} file={file} load={load} />
      ))}
    </>
  ),
}

export function Content({ content, load }: { content: MessageContent; load: Load }) {
  const face = FACES[content.kind] as (content: MessageContent, load: Load) => ComponentChild
  return <>{face(content, load)}</>
}
