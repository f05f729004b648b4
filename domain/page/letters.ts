/**
 * Letters and the marks upon them, for a character class. Roughly what Unicode's own classes are, which take a browser
 * milliseconds to make ready, anew for each process that shows pages.
 */
export const LETTER = String.raw`A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u037d\u037f-\u0386\u0388-\u0481\u048a-\u0559\u0560-\u0588\u0591-\u05bd\u05d0-\u05f2\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u07f5\u07fa-\u07fd\u0800-\u0963\u0966-\u09f1\u09fc-\u0af0\u0af2-\u0bf8\u0bfa-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u167f\u1681-\u17d9\u17dc-\u1fff\u2c00-\u2e2f\u3005-\u3007\u3031-\u303c\u3041-\u309f\u30a1-\u30fa\u30fc-\u318f\u31a0-\u31ff\u3400-\ua837\ua840-\ud7ff\uf900-\ufdfb\ufe70-\ufefc\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc`
/** Signs of currencies, likewise. */
export const SIGN = '$¢-¥֏؋߾߿৲৳৻૱௹฿៛₠-⃏꠸﷼﹩＄￠￡￥￦'
