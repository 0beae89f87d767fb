import { defineConfig } from 'vitest/config'

const OWN_FOLDERS = ['server', 'seed', 'tools', 'words', 'bench', 'tests', 'console', 'portal']

// The suites that must hold on the oldest PostgreSQL we promise as well.
const ON_FLOOR_VERSION = process.env.AMER_TEST_POSTGRES === '15'
const FLOOR = {
  extends: true as const,
  test: { name: 'floor', include: ['server/platform/database/**/*.test.ts', 'tests/walls/**/*.test.ts'] },
}

export default defineConfig({
  test: {
    globalSetup: ['tests/support/postgres-setup.ts'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: ON_FLOOR_VERSION
      ? [FLOOR]
      : [
          {
            extends: true,
            test: {
              name: 'rooms',
              include: OWN_FOLDERS.map((folder) => `${folder}/**/*.test.ts`),
              exclude: ['tests/journeys/**', '**/node_modules/**', '**/dist/**'],
            },
          },
          {
            extends: true,
            test: {
              name: 'journeys',
              include: ['tests/journeys/**/*.test.ts'],
              fileParallelism: false,
              testTimeout: 180_000,
              hookTimeout: 180_000,
            },
          },
        ],
  },
})
