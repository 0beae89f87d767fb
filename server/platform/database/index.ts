export { listMigrations, type Migration, migrate } from './migrate.ts'
export {
  afterCommit,
  closePools,
  forEachEntity,
  inEngine,
  inEntity,
  openPools,
  type Pools,
  type Trx,
} from './pools.ts'
export { prepareCluster, type RoleName, roleUrl } from './roles.ts'
export type { DB } from './schema.gen.ts'
