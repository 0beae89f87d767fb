// The language and direction are set before anything is drawn; a separate file because inline scripts are refused.
;(() => {
  var asked = new URLSearchParams(location.search).get('language')
  var kept = null
  try {
    kept = localStorage.getItem('amer.language')
  } catch (_) {}
  var language = /^[a-z]{2,3}$/.test(asked || '') ? asked : kept || 'ar'
  document.documentElement.lang = language
  document.documentElement.dir = /^(ar|fa|ur|he|ps|sd|ckb|ug|yi|dv)$/.test(language) ? 'rtl' : 'ltr'
})()
