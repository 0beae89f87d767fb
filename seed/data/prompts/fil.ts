/** Filipino; drafts until a native editor has read them. There is no Filipino voice: these want recordings. */
export const filipino: Readonly<Record<string, string>> = {
  'residency.language': 'Para sa Filipino, pindutin ang 6.',
  'residency.welcome': 'Maligayang pagdating sa contact centre ng General Directorate of Residency.',
  'residency.menu':
    'Para sa katayuan ng aplikasyon o visa, pindutin ang 1. Para sa paninirahan at entry permit, pindutin ang 2. Para sa pagkamamamayan at pasaporte, pindutin ang 3. Para sa tulong teknikal sa smart services, pindutin ang 4. Para sa reklamo, mungkahi at puna, pindutin ang 5. Para sa ibang pagpipilian, pindutin ang 6. Para marinig muli, pindutin ang star. Para makausap ang kinatawan, pindutin ang 0.',
  'residency.menu-more':
    'Para sa mga bagong tagubilin, pindutin ang 1. Para sa mga residenteng nasa labas ng bansa, pindutin ang 2. Para sa imbestigasyon at follow-up, pindutin ang 3. Para bumalik sa pangunahing menu, pindutin ang star.',
  'residency.closed': 'Paumanhin, sarado ang centre sa ngayon. Para mag-iwan ng mensahe, pindutin ang 1.',
  'common.change-language': 'Para palitan ang wika, pindutin ang star.',
  'common.recording': 'Para mapanatili ang kalidad ng serbisyo, nire-record ang tawag na ito.',
  'common.invalid': 'Paumanhin, hindi tama ang napili. Pakisubukan muli.',
  'common.no-input': 'Hindi namin natanggap ang inyong pinili.',
  'common.to-agent': 'Ililipat namin kayo sa kinatawan. Manatili po sa linya.',
  'common.all-busy':
    'Abala ang lahat ng aming kinatawan sa ibang tumatawag. Sasagutin ang inyong tawag ayon sa pagkakasunod.',
  'common.position': 'Kayo ang bilang {n} sa pila. Ang tinatayang oras ng paghihintay ay {minutes}.',
  'common.place': 'Kayo ang bilang {n} sa pila.',
  'common.comfort': 'Salamat sa inyong paghihintay.',
  'common.callback-offer':
    'Para mapanatili ang inyong puwesto at tawagan namin kayo, pindutin ang 1. Para magpatuloy sa paghihintay, pindutin ang 2.',
  'common.callback-number':
    'Tatawagan namin kayo sa numerong {phone}. Para kumpirmahin, pindutin ang 1. Para sa ibang numero, pindutin ang 2.',
  'common.callback-enter': 'Pakilagay ang numero ng telepono, pagkatapos ay pindutin ang hash.',
  'common.callback-confirm':
    'Ang inilagay ninyong numero ay {phone}. Para kumpirmahin, pindutin ang 1. Para baguhin, pindutin ang 2.',
  'common.callback-done': 'Napanatili ang inyong puwesto. Salamat sa pagtawag.',
  'common.language-unavailable':
    'Walang kinatawan na nagsasalita ng napiling wika sa ngayon. Para tawagan namin kayo, pindutin ang 1. Para magpatuloy sa Arabic, pindutin ang 2. Para magpatuloy sa English, pindutin ang 3.',
  'common.language-callback-done': 'Tatawagan kayo ng kinatawan na nagsasalita ng napiling wika. Salamat sa pagtawag.',
  'common.survey':
    'Nais naming malaman ang inyong palagay sa serbisyo. Masaya, pindutin ang 1. Katamtaman, pindutin ang 2. Hindi masaya, pindutin ang 3.',
  'common.goodbye': 'Salamat sa pagtawag. Paalam.',
  'common.emergency': 'May problemang teknikal sa ngayon at inaayos namin ito. Paumanhin sa anumang pagkaantala.',
  'common.fallback': 'Paumanhin at hindi namin masagot ang inyong tawag ngayon. Manatili po sa linya.',
  'common.danger': 'Sa oras ng kagipitan, tumawag sa pulis sa 9 9 9.',
  'voicemail.leave':
    'Mag-iwan ng mensahe pagkatapos ng tono, kasama ang inyong pangalan, numero ng telepono at paksa. Kapag tapos na, pindutin ang hash.',
  'voicemail.review':
    'Para marinig ang mensahe, pindutin ang 1. Para mag-record muli, pindutin ang 2. Para ipadala, pindutin ang 3.',
  'voicemail.done': 'Natanggap ang inyong mensahe. Tatawagan namin kayo sa susunod na araw ng trabaho.',
  'answers.card': '{text}',
  'answers.confirm':
    'Kung nasagot ang inyong tanong, pindutin ang 1. Para marinig muli, pindutin ang 2. Para makausap ang kinatawan, pindutin ang 0.',
  'status.ask-number': 'Pakilagay ang numero ng aplikasyon, pagkatapos ay pindutin ang hash.',
  'status.confirm':
    'Ang inilagay ninyong numero ay {digits}. Para kumpirmahin, pindutin ang 1. Para baguhin, pindutin ang 2.',
  'status.ask-check': 'Pakilagay ang taon ng kapanganakan ng aplikante, sa 4 na numero.',
  'status.received': 'Natanggap ang aplikasyon noong {date}.',
  'status.under-review': 'Sinusuri ang aplikasyon. Huling pagbabago noong {date}.',
  'status.documents': 'Kailangan pa ng mga dokumento ang aplikasyon. Ipinadala ang detalye sa text message.',
  'status.approved': 'Naaprubahan ang aplikasyon noong {date}.',
  'status.rejected':
    'Ikinalulungkot namin, hindi naaprubahan ang aplikasyon. Para makausap ang kinatawan, pindutin ang 0.',
  'status.not-found':
    'Wala kaming nakitang aplikasyon sa mga detalyeng ito. Para subukan muli, pindutin ang 1. Para makausap ang kinatawan, pindutin ang 0.',
  'status.unavailable': 'Paumanhin, hindi magamit ang serbisyo sa ngayon. Ililipat namin kayo sa kinatawan.',
}
