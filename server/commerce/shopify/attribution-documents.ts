/** What the hub asks of Shopify about where orders came from; documents.ts says what it costs and how it is proved. */

const MONEY = 'shopMoney { amount currencyCode }'
const VISIT = 'utmParameters { source content }'
/** Visits before the order, between the first and the last. */
const VISITS = 5

const ORDER = `
  legacyResourceId name processedAt cancelledAt displayFinancialStatus
  customAttributes { key value }
  totalPriceSet { ${MONEY} } currentTotalPriceSet { ${MONEY} } totalRefundedSet { ${MONEY} }
  customerJourneySummary {
    ready
    lastVisit { ${VISIT} }
    moments(first: ${VISITS}, reverse: true) { nodes { ... on CustomerVisit { ${VISIT} } } }
    firstVisit { ${VISIT} }
  }`

export const ATTRIBUTIONS_BY_ID = `query AttributionsById($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Order { ${ORDER} } }
}`
export const ATTRIBUTIONS_SINCE = `query AttributionsSince($first: Int!, $after: String, $query: String!) {
  orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    nodes { ${ORDER} } pageInfo { hasNextPage endCursor }
  }
}`
