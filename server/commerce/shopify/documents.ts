/**
 * Everything the hub asks of Shopify's Admin API, as GraphQL. Tests validate each document against the schema Shopify
 * publishes (tests/fixtures/shopify). A connection costs what `first` says, whether filled or not
 * (https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits), so pages are small: a page of products costs
 * at most 550 points of a bucket of at least 1,000.
 */

/** Products of a page, and their variants that come with them. Those of a product with more are asked for on their own. */
export const PAGE_SIZE = 10
const VARIANTS_WITH_PRODUCT = 25
/** A market's price costs three points more of each. */
const VARIANTS_IN_MARKET = 10
const VARIANTS_PER_PAGE = 100

const VARIANT = `
  legacyResourceId title sku price compareAtPrice availableForSale inventoryQuantity
  image { url }`
const MARKET_PRICE = `
  contextualPricing(context: { country: $country }) {
    price { amount currencyCode }
    compareAtPrice { amount currencyCode }
  }`
const PRODUCT = `
  id legacyResourceId handle title status onlineStoreUrl updatedAt tracksInventory hasOnlyDefaultVariant
  featuredMedia { preview { image { url } } }`
/** Only where one product is asked for: somebody is about to choose a variant of it. */
const OPTIONS = 'options { name optionValues { name swatch { color } } }'
const PAGE_INFO = 'pageInfo { hasNextPage endCursor }'

/** The same document with a market's prices, and without: they cost, so they are asked for only where they are wanted. */
export interface Documents {
  search: string
  byHandle: string
  byId: string
  byIds: string
  variants: string
}

function documentsOf(inMarket: boolean): Documents {
  const variables = (own: string) => `(${own}${inMarket ? ', $country: CountryCode!' : ''})`
  const variant = inMarket ? VARIANT + MARKET_PRICE : VARIANT
  const first = inMarket ? VARIANTS_IN_MARKET : VARIANTS_WITH_PRODUCT
  const product = `${PRODUCT} variants(first: ${first}) { nodes { ${variant} } ${PAGE_INFO} }`
  return {
    search: `query SearchProducts${variables('$first: Int!, $query: String!')} {
      products(first: $first, query: $query, sortKey: RELEVANCE) { nodes { ${product} } } }`,
    byHandle: `query ProductByHandle${variables('$handle: String!')} {
      productByIdentifier(identifier: { handle: $handle }) { ${product} ${OPTIONS} } }`,
    byId: `query ProductById${variables('$id: ID!')} {
      productByIdentifier(identifier: { id: $id }) { ${product} ${OPTIONS} } }`,
    byIds: `query ProductsById${variables('$ids: [ID!]!')} {
      nodes(ids: $ids) { ... on Product { ${product} } } }`,
    variants: `query MoreVariants${variables('$id: ID!, $after: String')} {
      product(id: $id) { variants(first: ${VARIANTS_PER_PAGE}, after: $after) { nodes { ${variant} } ${PAGE_INFO} } } }`,
  }
}

export const IN_OWN_CURRENCY = documentsOf(false)
export const IN_MARKET = documentsOf(true)

export const SHOP = `query Shop {
  shop { name currencyCode }
  currentAppInstallation { accessScopes { handle } }
}`

export const PRODUCT_PAGE = `query ProductPage($first: Int!, $after: String) {
  products(first: $first, after: $after, query: "status:active", sortKey: ID) {
    nodes { ${PRODUCT} variants(first: ${VARIANTS_WITH_PRODUCT}) { nodes { ${VARIANT} } ${PAGE_INFO} } }
    ${PAGE_INFO}
  }
}`

const LEAST = `minimumRequirement {
  ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount currencyCode } }
  ... on DiscountMinimumQuantity { greaterThanOrEqualToQuantity }
}`
const TERMS = 'status startsAt endsAt usageLimit asyncUsageCount context { __typename }'
/** What a code may be for: as many are compared as a query of moderate cost brings. */
const DISCOUNT_ITEMS = 100
export const DISCOUNT = `query Discount($code: String!) {
  codeDiscountNodeByCode(code: $code) {
    codeDiscount {
      __typename
      ... on DiscountCodeBasic {
        ${TERMS} ${LEAST}
        customerGets {
          value {
            __typename
            ... on DiscountPercentage { percentage }
            ... on DiscountAmount { amount { amount currencyCode } appliesOnEachItem }
          }
          items {
            __typename
            ... on DiscountProducts {
              products(first: ${DISCOUNT_ITEMS}) { nodes { id } ${PAGE_INFO} }
              productVariants(first: ${DISCOUNT_ITEMS}) { nodes { id } ${PAGE_INFO} }
            }
            ... on DiscountCollections { collections(first: ${DISCOUNT_ITEMS}) { nodes { id } ${PAGE_INFO} } }
          }
        }
      }
      ... on DiscountCodeFreeShipping { ${TERMS} ${LEAST} }
      ... on DiscountCodeBxgy { ${TERMS} }
      ... on DiscountCodeApp { ${TERMS} }
    }
  }
}`
export const COLLECTIONS_OF = `query CollectionsOf($id: ID!) {
  product(id: $id) { collections(first: 250) { nodes { id } } }
}`

export const WEBHOOKS = `query Webhooks($topics: [WebhookSubscriptionTopic!], $after: String) {
  webhookSubscriptions(first: 50, after: $after, topics: $topics) {
    nodes { id topic uri } ${PAGE_INFO}
  }
}`
export const WEBHOOK_CREATE = `mutation WebhookCreate($topic: WebhookSubscriptionTopic!, $uri: String!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri, format: JSON, includeFields: ["id"] }) {
    userErrors { field message }
  }
}`
export const WEBHOOK_DELETE = `mutation WebhookDelete($id: ID!) {
  webhookSubscriptionDelete(id: $id) { userErrors { field message } }
}`
