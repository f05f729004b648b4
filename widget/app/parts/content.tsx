/** What a message holds, a face for each kind. */
import type { MessageContent } from '@/domain/message'
import type { ComponentChild } from 'preact'
import { piecesOf } from '../links'
import { Card } from './card'
import { Icon } from './icon'

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

type Faces = { [K in MessageContent['kind']]: (content: Extract<MessageContent, { kind: K }>) => ComponentChild }

const FACES: Faces = {
  text: ({ text }) => <Text text={text} />,
  card: ({ card }) => <Card card={card} />,
  attachments: ({ text, attachments }) => (
    <>
      {text && <Text text={text} />}
      {attachments.map((file) => (
        <p class="file" dir="auto">
          <Icon name="file" />
          {file.name}
        </p>
      ))}
    </>
  ),
}

export function Content({ content }: { content: MessageContent }) {
  const face = FACES[content.kind] as (content: MessageContent) => ComponentChild
  return <>{face(content)}</>
}
