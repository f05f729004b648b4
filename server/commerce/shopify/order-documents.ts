/**
 * What the hub asks of Shopify about orders and customers; documents.ts says what it costs and how it is proved. Ten orders
 * cost at most some 400 points: an agent who opens a panel must not empty the bucket the catalogue is read from.
 */

/** Items of an order that come with it. */
const ITEMS = 5
/** Checkouts of one person, and items of a checkout. */
const CHECKOUTS_READ = 3
const CHECKOUT_ITEMS = 10
/** Parcels of an order, and numbers of a parcel. */
const PARCELS = 3
const NUMBERS = 2

const MONEY = 'presentmentMoney { amount currencyCode }'
const CUSTOMER = `
  legacyResourceId displayName numberOfOrders createdAt
  defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber }`
const ORDER = `
  legacyResourceId name processedAt cancelledAt displayFinancialStatus displayFulfillmentStatus returnStatus
  email phone subtotalLineItemsQuantity totalPriceSet { ${MONEY} }
  lineItems(first: ${ITEMS}) { nodes {
    title variantTitle sku quantity discountedTotalSet { ${MONEY} }
    image { url } product { legacyResourceId } variant { legacyResourceId }
  } }
  fulfillments(first: ${PARCELS}) { displayStatus trackingInfo(first: ${NUMBERS}) { number company url } }`

export const ADMIN = 'query Admin { shop { myshopifyDomain } }'
export const CUSTOMER_BY_ID = `query CustomerById($id: ID!) { customer(id: $id) { ${CUSTOMER} } }`
/** Whole and alone: a search would also find parts of an address. */
export const CUSTOMER_BY_REACH = `query CustomerByReach($by: CustomerIdentifierInput!) {
  customerByIdentifier(identifier: $by) { ${CUSTOMER} }
}`
export const ORDERS = `query Orders($first: Int!, $query: String!) {
  orders(first: $first, query: $query, sortKey: PROCESSED_AT, reverse: true) {
    nodes { ${ORDER} customer { legacyResourceId } }
  }
}`
export const ORDER_BY_ID = `query OrderById($id: ID!) { order(id: $id) { ${ORDER} customer { ${CUSTOMER} } } }`
/** A checkout is called abandoned ten minutes after somebody left their address there; the search is of several fields at once. */
export const CHECKOUTS = `query Checkouts($query: String!) {
  abandonedCheckouts(first: ${CHECKOUTS_READ}, query: $query, sortKey: CREATED_AT, reverse: true) { nodes {
    completedAt customer { legacyResourceId defaultEmailAddress { emailAddress } }
    lineItems(first: ${CHECKOUT_ITEMS}) { nodes { product { legacyResourceId } variant { legacyResourceId } } }
  } }
}`
