/** Shopify's published Admin schema (tests/fixtures/shopify), and what a query costs by its documented rules. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import {
  buildClientSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isInterfaceType,
  Kind,
  OperationTypeNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type IntrospectionQuery,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

export const SCHEMA_VERSION = '2026-10'
let built: GraphQLSchema | null = null

export function adminSchema(): GraphQLSchema {
  const file = new URL(`../fixtures/shopify/admin-${SCHEMA_VERSION}.json.gz`, import.meta.url)
  if (built) return built
  const introspection = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as IntrospectionQuery
  // Of three and a half thousand types; that they fit together is Shopify's business, and looking takes seconds.
  built = buildClientSchema(introspection, { assumeValid: true })
  return built
}

/**
 * Scalars 0, objects 1, a mutation 10, a connection as many times what is in it as `first` says, a list of ids as many
 * as it names: https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits#cost-calculation
 */
export function requestedCost(document: DocumentNode, variables: Record<string, unknown>): number {
  const operation = operationOf(document)
  const root = adminSchema().getRootType(operation.operation)!
  const base = operation.operation === OperationTypeNode.MUTATION ? 10 : 0
  return base + costOf(operation.selectionSet, root, variables)
}

type Variables = Record<string, unknown>

function costOf(set: SelectionSetNode, parent: GraphQLNamedType, variables: Variables): number {
  let cost = 0
  for (const selection of set.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('the documents of the hub have no named fragments')
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition ? adminSchema().getType(selection.typeCondition.name.value)! : parent
      cost += costOf(selection.selectionSet, type, variables)
      continue
    }
    if (!(isObjectType(parent) || isInterfaceType(parent))) continue
    const type = getNamedType(parent.getFields()[selection.name.value]!.type)
    if (!isCompositeType(type) || !selection.selectionSet) continue
    const argument = (name: string) => {
      const node = selection.arguments?.find((each) => each.name.value === name)?.value
      if (node?.kind === Kind.INT) return Number(node.value)
      return node?.kind === Kind.VARIABLE ? variables[node.name.value] : undefined
    }
    const inside = costOf(selection.selectionSet, type, variables)
    const [first, ids] = [argument('first'), argument('ids')]
    if (typeof first === 'number') cost += first * inside
    else if (Array.isArray(ids)) cost += ids.length * (1 + inside)
    else cost += (type.name === 'PageInfo' ? 0 : 1) + inside
  }
  return cost
}

export const operationOf = (document: DocumentNode): OperationDefinitionNode =>
  document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)!
