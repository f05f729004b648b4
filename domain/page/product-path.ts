/** Addresses shops give their products. */
const PRODUCT_PATH =
  /\/(?:dp|gp\/product|products?|prod|produ[ck]t[a-z]*|p|pd|ip|item|itm|artikel|livre|libro|buch|book|article-detail|goods|detail|sku)\/|\/p$|[-_/.]p-?\d{3,}|\/p-[a-z]|\.product\.|\/A-\d{6,}|[?&](?:product_?id|pid|sku|goods_?id|item_?id)=/i

export const isProductPath = ({ pathname, search }: Pick<URL, 'pathname' | 'search'>) =>
  PRODUCT_PATH.test(pathname + search)
