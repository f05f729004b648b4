/** A product: picture, title, variant, price and the way to buy it. */
import { trackedLink } from '@/domain/card-token'
import type { ProductCard } from '@/domain/product'
import { useState } from 'preact/hooks'
import { formatCardMoney } from '@/domain/card-words'
import { safeUrl } from '../links'
import { useSpeech } from './context'
import { Icon } from './icon'

/** `id`: of its message. Its link goes by the hub, which counts it and leads on. */
export function Card({ card, id }: { card: ProductCard; id: string }) {
  const { words, language, hub } = useSpeech()
  const [broken, setBroken] = useState(false)
  const url = safeUrl(card.url)
  const picture = safeUrl(card.imageUrl)
  // The shop's own pages open in place, where the chat goes on; anything else must not get a handle on this page.
  const elsewhere = url !== null && new URL(url).origin !== location.origin
  return (
    <div class="card">
      <div class="pic">
        {picture && !broken ? (
          <img src={picture} alt="" decoding="async" onError={() => setBroken(true)} />
        ) : (
          <Icon name="bag" size={32} />
        )}
      </div>
      <div class="body">
        <h3 dir="auto">{card.title}</h3>
        {card.variant && (
          <p class="variant" dir="auto">
            {card.variant}
          </p>
        )}
        <p class="price">
          {card.price && <b>{formatCardMoney(card.price, language)}</b>}
          {card.compareAtPrice && (
            <s>
              <span class="vh">{words.wasPrice} </span>
              {formatCardMoney(card.compareAtPrice, language)}
            </s>
          )}
          {card.availability !== 'unknown' && (
            <span class={`stock ${card.availability}`}>{words[card.availability]}</span>
          )}
        </p>
        {url && (
          <a
            class={card.availability === 'out_of_stock' ? 'btn quiet' : 'btn'}
            href={trackedLink(hub, id)}
            rel="noopener noreferrer"
            {...(elsewhere ? { target: '_blank' } : {})}
          >
            {card.availability === 'out_of_stock' ? words.details : words.buy}
            <span class="vh">
              {` ${card.title}`}
              {elsewhere ? `, ${words.opensElsewhere}` : ''}
            </span>
          </a>
        )}
      </div>
    </div>
  )
}
