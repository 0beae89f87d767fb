export { type Permission, permissions, permissionsOf, type Role, roles } from './permissions.ts'
export { type Actor, type Grant, makeReader, type Reader } from './reader.ts'
