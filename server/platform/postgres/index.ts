export { embeddedPostgres, findFloorPostgres, findSystemPostgres, type PostgresBinaries } from './binaries.ts'
export { SUPERUSER } from './cluster.ts'
export { PostgresNotStarted } from './errors.ts'
export { type PostgresWanted, type RunningPostgres, startPostgres, stopPostgres } from './start-postgres.ts'
