import { defineConfig } from 'vitest/config'

const OWN_FOLDERS = ['server', 'seed', 'tools', 'words', 'bench', 'tests', 'console', 'portal']

export default defineConfig({
  test: {
    globalSetup: ['tests/support/postgres-setup.ts'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
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
