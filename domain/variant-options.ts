/** Choosing a variant by its parts: the options of a product, and which variant a choice of values is. Pure. */
import type { ProductOption, ProductVariant, Sold } from './store-product'

export interface Chooser {
  /** `name`: empty where only the titles are known. */
  options: ProductOption[]
  /** Each variant with its value of every option. */
  variants: { variant: ProductVariant; values: string[] }[]
}

const SEPARATOR = ' / '

/** null: there is nothing to choose, it comes in one form only. */
export function chooserOf({
  variants,
  options = [],
}: Pick<Sold, 'variants'> & { options?: ProductOption[] }): Chooser | null {
  const titled = variants.filter(({ title }) => title !== null)
  if (titled.length < 2) return null
  const known = titled.map((variant) => ({ variant, values: knownValues(variant.title!, options) }))
  if (options.length > 0 && known.every(({ values }) => values !== null)) {
    const found = known.map(({ variant, values }) => ({ variant, values: values ?? [] }))
    return {
      options: options.map((option, n) =>
        only(
          option,
          found.map(({ values }) => values[n]),
        ),
      ),
      variants: found,
    }
  }
  const split = titled.map((variant) => ({ variant, values: variant.title!.split(SEPARATOR) }))
  const count = split[0]!.values.length
  const isEven = split.every(({ values }) => values.length === count)
  const parts = isEven ? split : titled.map((variant) => ({ variant, values: [variant.title!] }))
  return {
    options: parts[0]!.values.map((_, n) => ({
      name: '',
      values: [...new Set(parts.map(({ values }) => values[n]!))].map((name) => ({ name, colour: null })),
    })),
    variants: parts,
  }
}

/** A store knows values that no variant has any more. */
function only(option: ProductOption, used: (string | undefined)[]): ProductOption {
  return { ...option, values: option.values.filter(({ name }) => used.includes(name)) }
}

/** A title is its values, one after the other; a value may hold the separator itself. null: it is not made of them. */
function knownValues(title: string, options: ProductOption[]): string[] | null {
  const [option, ...rest] = options
  if (!option) return title === '' ? [] : null
  for (const { name } of option.values) {
    if (rest.length === 0) {
      if (title === name) return [name]
      continue
    }
    if (!title.startsWith(name + SEPARATOR)) continue
    const others = knownValues(title.slice(name.length + SEPARATOR.length), rest)
    if (others) return [name, ...others]
  }
  return null
}

export const valuesOf = ({ variants }: Chooser, variantId: string | null): string[] | null =>
  variants.find(({ variant }) => variant.externalId === variantId)?.values ?? null

/** `none`: this variant is not made. */
export type Reach = 'there' | 'sold_out' | 'none'

/** What one more choice would come to, with the other values as they are. */
export function reachOf(chooser: Chooser, chosen: readonly string[], option: number, value: string): Reach {
  const wanted = chosen.map((each, n) => (n === option ? value : each))
  const found = chooser.variants.find(({ values }) => values.every((each, n) => each === wanted[n]))
  if (!found) return 'none'
  return found.variant.availability === 'out_of_stock' ? 'sold_out' : 'there'
}

/** The variant of a value, as near as possible to what was chosen before. */
export function variantBy(
  chooser: Chooser,
  chosen: readonly string[],
  option: number,
  value: string,
): ProductVariant | null {
  const kept = (values: string[]) => values.filter((each, n) => n !== option && each === chosen[n]).length
  const isSoldOut = (variant: ProductVariant) => (variant.availability === 'out_of_stock' ? 1 : 0)
  const [nearest] = chooser.variants
    .filter(({ values }) => values[option] === value)
    .toSorted((a, b) => kept(b.values) - kept(a.values) || isSoldOut(a.variant) - isSoldOut(b.variant))
  return nearest?.variant ?? null
}

/** What is chosen before anybody chose: the one that was named, else the first that can be bought. */
export function firstVariant({ variants }: Pick<Sold, 'variants'>, named: string | null): ProductVariant | null {
  const found = variants.find(({ externalId }) => externalId === named)
  return found ?? variants.find(({ availability }) => availability !== 'out_of_stock') ?? variants[0] ?? null
}
