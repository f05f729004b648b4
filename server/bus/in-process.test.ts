import { describe } from 'vitest'
import { busContract } from './bus.contract'
import { inProcessBus } from './in-process'

describe('the bus of one process', () => {
  busContract(async () => {
    const bus = inProcessBus(() => {})
    return [bus, bus]
  })
})
