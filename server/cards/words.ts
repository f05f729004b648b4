/** What somebody reads whose link leads nowhere: in the language of their browser, else English. */
interface CardWords {
  takenBack: string
  takenBackText: string
  gone: string
  goneText: string
}

const en: CardWords = {
  takenBack: 'This suggestion is no longer current',
  takenBackText: 'The shop has taken it back, probably for a better one. Have a look at your conversation.',
  gone: 'This link leads nowhere',
  goneText: 'It was probably not copied whole. Open it from your conversation with the shop.',
}
const zh: CardWords = {
  takenBack: '这条推荐已失效',
  takenBackText: '店家撤回了它，可能有更合适的推荐。请查看您与店家的会话。',
  gone: '此链接无法打开',
  goneText: '链接可能复制得不完整，请从您与店家的会话中打开。',
}
const es: CardWords = {
  takenBack: 'Esta sugerencia ya no está vigente',
  takenBackText: 'La tienda la ha retirado, probablemente por una mejor. Échale un vistazo a la conversación.',
  gone: 'Este enlace no lleva a ninguna parte',
  goneText: 'Probablemente no se copió entero. Ábrelo desde tu conversación con la tienda.',
}
const de: CardWords = {
  takenBack: 'Diese Empfehlung gilt nicht mehr',
  takenBackText: 'Der Shop hat sie zurückgenommen, wahrscheinlich für eine bessere. Sehen Sie in Ihrem Gespräch nach.',
  gone: 'Dieser Link führt nirgendwohin',
  goneText: 'Er wurde wohl nicht vollständig kopiert. Öffnen Sie ihn aus Ihrem Gespräch mit dem Shop.',
}
const fr: CardWords = {
  takenBack: 'Cette suggestion n’est plus d’actualité',
  takenBackText: 'La boutique l’a retirée, sans doute pour une meilleure. Jetez un œil à votre conversation.',
  gone: 'Ce lien ne mène nulle part',
  goneText: 'Il n’a sans doute pas été copié en entier. Ouvrez-le depuis votre conversation avec la boutique.',
}
const ja: CardWords = {
  takenBack: 'このおすすめは取り消されました',
  takenBackText: 'より良いおすすめがあるかもしれません。お店との会話をご覧ください。',
  gone: 'このリンクは開けません',
  goneText: '途中までしかコピーされていないようです。お店との会話から開いてください。',
}
const pt: CardWords = {
  takenBack: 'Esta sugestão já não é atual',
  takenBackText: 'A loja retirou-a, provavelmente por outra melhor. Veja a sua conversa.',
  gone: 'Este link não leva a lado nenhum',
  goneText: 'Provavelmente não foi copiado por inteiro. Abra-o a partir da sua conversa com a loja.',
}
const it: CardWords = {
  takenBack: 'Questo suggerimento non è più attuale',
  takenBackText: 'Il negozio lo ha ritirato, probabilmente per uno migliore. Dai un’occhiata alla conversazione.',
  gone: 'Questo link non porta da nessuna parte',
  goneText: 'Probabilmente non è stato copiato per intero. Aprilo dalla conversazione con il negozio.',
}
const ar: CardWords = {
  takenBack: 'لم يعد هذا الاقتراح قائمًا',
  takenBackText: 'سحبه المتجر، وربما لديه ما هو أفضل. ألقِ نظرة على محادثتك.',
  gone: 'هذا الرابط لا يؤدي إلى أي مكان',
  goneText: 'ربما لم يُنسخ كاملًا. افتحه من محادثتك مع المتجر.',
}

const WORDS: Record<string, CardWords> = { en, zh, es, de, fr, ja, pt, it, ar }
const RTL = new Set(['ar'])

/** `accepted`: the first of a browser's list of languages decides. */
export function cardWords(accepted: string | null): { lang: string; dir: 'ltr' | 'rtl'; words: CardWords } {
  const base = (accepted ?? 'en').toLowerCase().split(/[-_,;]/)[0]!
  const lang = Object.hasOwn(WORDS, base) ? base : 'en'
  return { lang, dir: RTL.has(lang) ? 'rtl' : 'ltr', words: WORDS[lang]! }
}
