import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { Crashed, FirstPage, Gate, Guarded, NotFound } from './gate.tsx'
import type { Screen } from './screen.ts'
import { screens } from './screens.ts'

const rootRoute = createRootRoute({ component: Gate, notFoundComponent: NotFound, errorComponent: Crashed })

function routeOf(screen: Screen) {
  const Content = lazyRouteComponent(screen.load) as ComponentType & { preload?: () => Promise<unknown> }
  return createRoute({
    getParentRoute: () => rootRoute,
    path: screen.path,
    component: () => (
      <Guarded screen={screen}>
        <Content />
      </Guarded>
    ),
    errorComponent: Crashed,
  })
}

const index = createRoute({ getParentRoute: () => rootRoute, path: '/', component: FirstPage })

/** One page per entry in screens.ts, below `/console`. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([index, ...screens.map(routeOf)]),
  basepath: '/console',
  defaultPreload: 'intent',
})
