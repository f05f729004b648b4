/** What somebody reads who comes back from Shopify: in Chinese for a browser that asks for it, else in English. */
import type { ErrorCode } from '@/domain/errors'
import { isChineseWanted } from '../pages/language'

export interface GrantWords {
  connected: string
  connectedText: string
  refused: string
  refusedText: Partial<Record<ErrorCode, string>>
  refusedOtherwise: string
  gone: string
  goneText: string
  busy: string
}

const en: GrantWords = {
  connected: 'The store is connected',
  connectedText: 'Alongside is reading its catalogue. You can close this page and go back to the console.',
  refused: 'The store could not be connected',
  refusedText: {
    store_already_connected: 'It is connected to this workspace already. You can close this page.',
    store_key_refused: 'Shopify did not accept the app’s client ID and secret. Copy both again, then connect it anew.',
    store_permission_missing:
      'The app may not read products there. Add the scope read_products to it, then connect it anew.',
    store_closed: 'Shopify has paused or locked this store. Sign in to it to see why.',
    store_unreachable: 'It did not answer. Go back to the console and try again in a minute.',
  },
  refusedOtherwise: 'It answered something unexpected. Go back to the console and try again.',
  gone: 'Nothing was connected',
  goneText:
    'This link was used or has expired, or the client secret in the console is not the app’s. Go back to the console, copy the secret again and begin anew.',
  busy: 'Too many tries. Wait a minute, then begin anew in the console.',
}

const zh: GrantWords = {
  connected: '店铺已连接',
  connectedText: 'Alongside 正在读取商品目录。您可以关闭此页面，回到控制台。',
  refused: '店铺未能连接',
  refusedText: {
    store_already_connected: '该店铺已连接到此工作区，您可以关闭此页面。',
    store_key_refused: 'Shopify 不接受该应用的 Client ID 和 Secret。请重新复制两者，然后再次连接。',
    store_permission_missing: '该应用无权读取商品。请为其添加 read_products 权限，然后再次连接。',
    store_closed: 'Shopify 已暂停或锁定该店铺。请登录店铺查看原因。',
    store_unreachable: '店铺没有响应。请回到控制台，一分钟后重试。',
  },
  refusedOtherwise: '店铺返回了意外的内容。请回到控制台重试。',
  gone: '没有连接任何店铺',
  goneText: '此链接已被使用或已过期，或者控制台中填写的 Client secret 不属于该应用。请回到控制台，重新复制后再次开始。',
  busy: '尝试次数过多，请等待一分钟，然后在控制台中重新开始。',
}

/** `accepted`: the browser's list, the most wanted first. */
export function grantWords(accepted: string | undefined): { lang: string; words: GrantWords } {
  return isChineseWanted(accepted) ? { lang: 'zh-CN', words: zh } : { lang: 'en', words: en }
}
