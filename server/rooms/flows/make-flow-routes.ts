import { join } from 'node:path'
import type { Route } from '#platform/http'
import type { Platform } from '#platform/parts'
import { openSounds, type Sounds } from './calls/make-sounds.ts'
import { flowRoutes } from './flow-routes.ts'
import { promptRoutes } from './prompts/prompt-routes.ts'
import { switchRoutes } from './switches/switch-routes.ts'

/** Everything an editor and a duty manager ask of flows, prompts and switches over HTTP. */
export function makeFlowRoutes(platform: Platform): Route[] {
  // What an editor listens to lies apart from what the engine reads: it can be heard without an engine too.
  let sounds: Promise<Sounds> | null = null
  const listening = () => {
    sounds ??= openSounds(platform, join(platform.config.dataDir, 'sounds-listened-to'))
    return sounds
  }
  return [...flowRoutes(platform), ...promptRoutes(platform, listening), ...switchRoutes(platform)]
}
