import type { IForbiddenRuleType } from 'dependency-cruiser'
import { ROOMS } from './rooms.ts'

// What stands beside the code for its tests alone: the tests, a room's testing.ts, and folders of such parts.
const TESTS = '(\\.test\\.tsx?|/testing\\.ts|/(testing|reference)/.+\\.ts)$'
const DOOR = '^server/(rooms|platform)/[^/]+/index\\.ts$'
// What a room of the console may ask of the application around it.
const APP_FOR_ROOMS = '^console/src/app/(words|session|go|address|notices|problem-words|use-attach-file|screen)\\.tsx?$'
const DOOR_FOR_TESTS = '^server/rooms/[^/]+/testing\\.ts$'

/** Who may import whom, as rules for dependency-cruiser; paths are relative to the checkout. */
export function importRules(): IForbiddenRuleType[] {
  return [
    ...roomOrder(),
    forbid('only-through-the-door', {
      from: { path: '^server/(rooms|platform)/([^/]+)/', pathNot: TESTS },
      to: { path: '^server/(rooms|platform)/', pathNot: [DOOR, '^server/$1/$2/'] },
    }),
    forbid('tests-only-through-doors', {
      from: { path: `^server/(rooms|platform)/([^/]+)/.*${TESTS}` },
      to: { path: '^server/(rooms|platform)/', pathNot: [DOOR, DOOR_FOR_TESTS, '^server/$1/$2/'] },
    }),
    forbid('others-only-through-doors', {
      from: { path: '^(server/app|server/main\\.ts|seed|tests|bench|tools)', pathNot: [TESTS, '^(tests|bench)/'] },
      to: { path: '^server/(rooms|platform)/', pathNot: [DOOR] },
    }),
    forbid('platform-knows-no-room', { from: { path: '^server/platform/' }, to: { path: '^server/rooms/' } }),
    forbid('app-is-above-everything', {
      from: { path: '^server/(platform|rooms)/', pathNot: TESTS },
      to: { path: '^server/(app/|main\\.ts)' },
    }),
    forbid('seed-only-from-app-and-tests', {
      from: { pathNot: ['^(seed|tests|bench|tools)/', '^server/(app/|main\\.ts)', TESTS] },
      to: { path: '^seed/' },
    }),
    forbid('tests-only-from-tests', {
      from: { pathNot: ['^(tests|bench|tools)/', TESTS] },
      to: { path: '^tests/' },
    }),
    ...screens(),
    forbid('every-import-is-found', { from: {}, to: { path: '^[#.]', couldNotResolve: true } }),
    forbid('no-test-packages-in-the-product', {
      from: { path: '^server/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    }),
  ]
}

function roomOrder(): IForbiddenRuleType[] {
  return ROOMS.slice(0, -1).map((room, place) =>
    forbid(`${room}-imports-only-earlier-rooms`, {
      from: { path: `^server/rooms/${room}/` },
      to: { path: `^server/rooms/(${ROOMS.slice(place + 1).join('|')})/` },
    }),
  )
}

function screens(): IForbiddenRuleType[] {
  return [
    forbid('console-rooms-are-apart', {
      from: { path: '^console/src/rooms/([^/]+)/' },
      to: { path: '^console/src/rooms/', pathNot: '^console/src/rooms/$1/' },
    }),
    forbid('console-rooms-know-no-app', {
      from: { path: '^console/src/rooms/', pathNot: TESTS },
      to: { path: '^console/src/app/', pathNot: APP_FOR_ROOMS },
    }),
    forbid('console-parts-know-no-room', {
      from: { path: '^console/src/(phone|recordings)/' },
      to: { path: ['^console/src/rooms/', '^console/src/app/'], pathNot: APP_FOR_ROOMS },
    }),
    forbid('console-ui-knows-only-looks', {
      from: { path: '^console/src/ui/' },
      to: { path: ['^console/src/(rooms|api|app)/', '(^|node_modules/)(@tanstack/|openapi-fetch)'] },
    }),
    forbid('screens-import-no-server', { from: { path: '^(console|portal)/' }, to: { path: '^(server|seed|tests)/' } }),
    forbid('server-imports-no-screen', { from: { path: '^(server|seed)/' }, to: { path: '^(console|portal)/' } }),
    forbid('console-and-portal-are-apart', { from: { path: '^console/' }, to: { path: '^portal/' } }),
    forbid('portal-and-console-are-apart', { from: { path: '^portal/' }, to: { path: '^console/' } }),
  ]
}

function forbid(name: string, rule: { from: object; to: object }): IForbiddenRuleType {
  return { name, severity: 'error', ...rule } as IForbiddenRuleType
}
