/** The launcher's frame at the page's edge. What it says (unread) is drawn inside the frame, where the page cannot look. */
import type { PageLayout } from '@/protocol/extension'
import { createBox, createFrame } from './host'

/** The frame is larger than the 28 × 56 launcher by the count that stands over its corner and by its shadow. */
const SIZE = { width: 44, height: 80 }
const MENU = { width: 280, height: 176 }
/** Presses beside the launcher and its count belong to the page. */
const OUTLINE = {
  right: 'polygon(0 0,28px 0,28px 6px,100% 6px,100% 100%,12px 100%,12px 24px,0 24px)',
  left: 'polygon(16px 0,100% 0,100% 24px,32px 24px,32px 100%,0 100%,0 6px,16px 6px)',
}

export interface Launcher {
  show(shown: boolean): void
  place(layout: PageLayout): void
  /** Returns the new share of the window's height. */
  move(deltaY: number): number
  setMenu(open: boolean): void
}

export function createLauncher(root: ShadowRoot, { key, layout }: { key: string; layout: PageLayout }): Launcher {
  const box = createBox('launcher')
  let drawn: PageLayout['side'] | null = null
  let { side, launcherY } = layout
  let menu = false

  const draw = () => {
    // The frame learns its side from its address, which changes whenever the extension starts: a new side, a new frame.
    if (drawn !== side) box.replaceChildren(createFrame('launcher', `${key}&side=${side}`))
    drawn = side
    const { width, height } = menu ? MENU : SIZE
    const top = Math.min(launcherY * (innerHeight - SIZE.height), innerHeight - height)
    box.style.cssText = `${side}:0;top:${Math.max(0, Math.round(top))}px;width:${width}px;height:${height}px;clip-path:${menu ? 'none' : OUTLINE[side]}`
  }

  return {
    show(shown) {
      if (!shown) return box.remove()
      if (box.isConnected) return
      draw()
      root.append(box)
    },
    place(next) {
      side = next.side
      launcherY = next.launcherY
      menu &&= drawn === side
      draw()
    },
    move(deltaY) {
      launcherY = Math.min(1, Math.max(0, launcherY + deltaY / Math.max(1, innerHeight - SIZE.height)))
      draw()
      return launcherY
    },
    setMenu(open) {
      menu = open
      draw()
    },
  }
}
