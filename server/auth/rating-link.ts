/**
 * The address a contact rates a conversation at where there is no widget. It names one invitation and the day it ends, and
 * is signed: to hold it is the right to answer, once. Short, for channels where every character is read aloud or paid for.
 */
import { RatingId, type WorkspaceId } from '@/domain/ids'
import { RATING_OPEN_MS } from '@/domain/rating'
import { createHmac, timingSafeEqual } from 'node:crypto'

const ID_BYTES = 16
const SECONDS_BYTES = 5
/** 128 bits of the signature: nobody guesses them, and a link of 50 characters is still a link. */
const SIGNATURE_BYTES = 16
const PAYLOAD_BYTES = ID_BYTES + SECONDS_BYTES

export interface ReadLink {
  ratingId: RatingId
  expired: boolean
  /**
   * Was it issued for this workspace's invitation? An id is made by who asks, so the same one may be in two workspaces;
   * the signature covers which.
   */
  isOf(workspaceId: WorkspaceId): boolean
}

export interface RatingLinks {
  /** The last part of the address. */
  issue(workspaceId: WorkspaceId, ratingId: RatingId): string
  /** null: no link of ours. Nothing in it may be believed before `isOf` says so. */
  read(token: string): ReadLink | null
}

/** `key`: derived from the hub's key for this purpose alone. */
export function createRatingLinks(key: Buffer, now: () => number): RatingLinks {
  const sign = (payload: Buffer, workspaceId: WorkspaceId) =>
    createHmac('sha256', key).update(payload).update(workspaceId).digest().subarray(0, SIGNATURE_BYTES)

  return {
    issue(workspaceId, ratingId) {
      const payload = Buffer.alloc(PAYLOAD_BYTES)
      payload.write(ratingId.replaceAll('-', ''), 'hex')
      payload.writeUIntBE(Math.floor((now() + RATING_OPEN_MS) / 1000), ID_BYTES, SECONDS_BYTES)
      return Buffer.concat([payload, sign(payload, workspaceId)]).toString('base64url')
    },

    read(token) {
      const bytes = Buffer.from(token, 'base64url')
      // One spelling each: base64 lets the last character vary without changing the bytes.
      if (bytes.length !== PAYLOAD_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return null
      const payload = bytes.subarray(0, PAYLOAD_BYTES)
      const hex = payload.toString('hex', 0, ID_BYTES)
      const id = RatingId.safeParse(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
      if (!id.success) return null
      return {
        ratingId: id.data,
        expired: payload.readUIntBE(ID_BYTES, SECONDS_BYTES) * 1000 <= now(),
        isOf: (workspaceId) => timingSafeEqual(bytes.subarray(PAYLOAD_BYTES), sign(payload, workspaceId)),
      }
    },
  }
}
