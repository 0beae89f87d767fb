const files = import.meta.glob<Record<string, string>>(['../../../words/*.en.json', '!../../../words/portal.*'], {
  eager: true,
  import: 'default',
})

/** Every sentence of the console in English. */
export default Object.assign({}, ...Object.values(files)) as Record<string, string>
