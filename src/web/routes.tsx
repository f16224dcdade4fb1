// Every page and its address; a page's code is fetched when its link is approached.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { NotFound, Root } from './root.tsx'
import { PATHS } from './paths.ts'
import { parseListSearch } from './state/list-search.ts'
import { PageFault } from './ui/page-fault.tsx'

const rootRoute = createRootRoute({ component: Root, errorComponent: PageFault, notFoundComponent: NotFound })

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

const auditLogRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.auditLog,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./pages/audit-log/audit-log-page.tsx'), 'AuditLogPage'),
})

const licensesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.licenses,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./licenses/licenses-page.tsx'), 'LicensesPage'),
})

const productRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.product,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./licenses/product-page.tsx'), 'ProductPage'),
})

const requestsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.requests,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./pages/requests/requests-page.tsx'), 'RequestsPage'),
})

const autoClaimRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.autoClaim,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./pages/auto-claim/auto-claim-page.tsx'), 'AutoClaimPage'),
})

const myLicensesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.myLicenses,
  component: lazyRouteComponent(() => import('./pages/my-licenses/my-licenses-page.tsx'), 'MyLicensesPage'),
})

const yourProductsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.yourProducts,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./pages/your-products/your-products-page.tsx'), 'YourProductsPage'),
})

const activeUsersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.activeUsers,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./users/active-users-page.tsx'), 'ActiveUsersPage'),
})

const allUsersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.allUsers,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./users/all-users-page.tsx'), 'AllUsersPage'),
})

const guestUsersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.guestUsers,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./users/guest-users-page.tsx'), 'GuestUsersPage'),
})

const deletedUsersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.deletedUsers,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./pages/deleted-users/deleted-users-page.tsx'), 'DeletedUsersPage'),
})

const leaversRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.leavers,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./pages/leavers/leavers-page.tsx'), 'LeaversPage'),
})

const groupsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.groups,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./pages/groups/groups-page.tsx'), 'GroupsPage'),
})

const dataDeadlinesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.dataDeadlines,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./pages/data-deadlines/data-deadlines-page.tsx'), 'DataDeadlinesPage'),
})

const leaverReceiptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.leaverReceipt,
  component: lazyRouteComponent(() => import('./pages/leavers/leaver-receipt-page.tsx'), 'LeaverReceiptPage'),
})

const previewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.preview,
  component: lazyRouteComponent(() => import('./preview/preview-page.tsx'), 'PreviewPage'),
})

const quickSetUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.quickSetUp,
  component: lazyRouteComponent(() => import('./pages/quick-set-up/quick-set-up-page.tsx'), 'QuickSetUpPage'),
})

const usageAndCostRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.usageAndCost,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./pages/usage-and-cost/usage-and-cost-page.tsx'), 'UsageAndCostPage'),
})

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.settings,
  component: lazyRouteComponent(() => import('./pages/settings/settings-page.tsx'), 'SettingsPage'),
})

const settingPartRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PATHS.settingPart,
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./pages/settings/setting-part-page.tsx'), 'SettingPartPage'),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    licensesRoute,
    productRoute,
    requestsRoute,
    autoClaimRoute,
    yourProductsRoute,
    myLicensesRoute,
    activeUsersRoute,
    allUsersRoute,
    guestUsersRoute,
    deletedUsersRoute,
    leaversRoute,
    groupsRoute,
    dataDeadlinesRoute,
    leaverReceiptRoute,
    previewRoute,
    quickSetUpRoute,
    operationsRoute,
    auditLogRoute,
    usageAndCostRoute,
    settingsRoute,
    settingPartRoute,
  ]),
  defaultErrorComponent: PageFault,
  defaultPreload: 'intent',
  scrollRestoration: true,
})
