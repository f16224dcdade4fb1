// Every page and its address; a page's code is fetched when its link is approached.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { NotFound, Root } from './root.tsx'
import { PATHS } from './paths.ts'
import { parseListSearch } from './state/list-search.ts'

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound })

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.home,
  component: lazyRouteComponent(() => import('./pages/home/home-page.tsx'), 'HomePage'),
})

const operationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.operations,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./pages/operations/operations-page.tsx'), 'OperationsPage'),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([homeRoute, operationsRoute]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})
