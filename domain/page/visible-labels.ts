/** Number and brand as a page writes them beside its product: `SKU: RJ-1`, `by Tidewater`. */
import type { VisibleFacts } from './facts'
import { line } from './text'
import { closest, isNear } from './visible-place'

type Label = VisibleFacts['labels'][number]

const NUMBER_PLACE = /sku|mpn|article-?n/i
const NUMBER_WORD =
  /^(?:sku|mpn|ean|(?:item|product|model|art(?:icle|ikel)?\.?|style|part)?[\s-]*(?:no|nr|num(?:ber|mer|éro)?|n[º°]|code|id|#)\.?|art\.?|model(?:lo)?|ref(?:[eé]ren[cz]i?a?e?|\.)?|c[oó]d(?:igo|ice)?\.?|k[oó]d|код(?: товара)?|артикул|арт\.?|品番|型番|商品番号|货号|貨號|商品编号|商品編號)\s*[:：#№]\s*/iu
const BRAND_PLACE = /brand|vendor|manufact|marque|marca|hersteller/i
const BRAND_WORD =
  /^(?:brand|vendor|manufacturer|made by|by|from|marke|hersteller|von|marque|fabricant|marca|fabricante|produttore|merk|märke|značka|výrobce|marka|бренд|производитель|марка|品牌|ブランド|브랜드)\s*(?:[:：]\s*|\s)/iu
const NO_BRAND = /shop|store|all|more|view|see|visit|logo|\d{3}|\p{Sc}/iu

/** The nearest that reads like one, told from the others by what the markup or the page itself calls it. */
export function labelsShown({ labels, depth }: VisibleFacts): { sku: string | null; brand: string | null } {
  const near = labels.filter((label) => isNear(label, depth)).sort((a, b) => a.distance - b.distance)
  return { sku: nearest(near, numberOf), brand: nearest(near, brandOf) }
}

const nearest = (labels: Label[], read: (label: Label) => string | null): string | null =>
  labels.map(read).find((value) => value !== null) ?? null

function numberOf(label: Label): string | null {
  const isCalled = NUMBER_WORD.test(label.text)
  const value = label.text.replace(NUMBER_WORD, '').trim()
  const isNumber = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{1,39}$/u.test(value) && /\d/.test(value)
  return isNumber && (isCalled || NUMBER_PLACE.test(closest(label))) ? line(value, 200) : null
}

function brandOf(label: Label): string | null {
  if (!BRAND_PLACE.test(label.path.split('<', 2).join('<'))) return null
  const value = label.text.replace(BRAND_WORD, '').trim()
  const isName = value.length > 1 && value.length <= 40 && value.split(/\s+/).length <= 4 && !/[:：?!]/.test(value)
  return isName && !NO_BRAND.test(value) ? line(value, 200) : null
}
