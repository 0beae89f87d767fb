const files = import.meta.glob<Record<string, string>>(['../../../words/*.ar.json', '!../../../words/portal.*'], {
  eager: true,
  import: 'default',
})

/** Every sentence of the console in Arabic. */
export default Object.assign({}, ...Object.values(files)) as Record<string, string>
