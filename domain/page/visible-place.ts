/** Reading where something stands on a page: what it is called, and whether it belongs to the main heading. */
import type { VisiblePlace } from './facts'

/** So near the heading, even a flat page means it. */
const NEAR = 3

/** What a thing itself and the two around it are called. */
export const closest = ({ path }: VisiblePlace) => path.split('<', 3).join('<')
export const isNear = ({ distance }: VisiblePlace, depth: number) => distance < depth || distance <= NEAR

/** What a thing and those around it are, without what tells one from the next. */
export const kindOf = ({ path }: VisiblePlace) => path.replace(/#[^.<]*/g, '').replace(/(\.[^.<]*)\.[^<]*/g, '$1')
