/** French; drafts until a native editor has read them. */
export const french: Readonly<Record<string, string>> = {
  'residency.language': 'Pour le français, appuyez sur le 7.',
  'residency.welcome': 'Bienvenue au centre de contact de la Direction générale de la résidence.',
  'residency.menu':
    "Pour l'état d'une demande ou d'un visa, appuyez sur le 1. Pour la résidence et les permis d'entrée, appuyez sur le 2. Pour la nationalité et les passeports, appuyez sur le 3. Pour l'assistance technique des services numériques, appuyez sur le 4. Pour les réclamations, suggestions et remarques, appuyez sur le 5. Pour d'autres options, appuyez sur le 6. Pour réécouter, appuyez sur étoile. Pour parler à un agent, appuyez sur le 0.",
  'residency.menu-more':
    "Pour les nouvelles instructions, appuyez sur le 1. Pour les résidents se trouvant à l'étranger, appuyez sur le 2. Pour les enquêtes et le suivi, appuyez sur le 3. Pour revenir au menu principal, appuyez sur étoile.",
  'residency.closed': 'Le centre est actuellement fermé. Pour laisser un message vocal, appuyez sur le 1.',
  'common.change-language': 'Pour changer de langue, appuyez sur étoile.',
  'common.recording': 'Afin de maintenir la qualité du service, cet appel est enregistré.',
  'common.invalid': "Désolé, ce choix n'est pas valable. Veuillez réessayer.",
  'common.no-input': "Nous n'avons pas reçu votre choix.",
  'common.to-agent': 'Nous vous mettons en relation avec un agent. Veuillez rester en ligne.',
  'common.all-busy': "Tous nos agents sont en communication. Nous répondrons à votre appel selon l'ordre d'arrivée.",
  'common.position': "Vous êtes numéro {n} dans la file d'attente. Le temps d'attente estimé est de {minutes}.",
  'common.place': "Vous êtes numéro {n} dans la file d'attente.",
  'common.comfort': 'Merci de votre patience.',
  'common.callback-offer':
    'Pour garder votre place et être rappelé, appuyez sur le 1. Pour continuer à patienter, appuyez sur le 2.',
  'common.callback-number':
    'Nous vous rappellerons au {phone}. Pour confirmer, appuyez sur le 1. Pour indiquer un autre numéro, appuyez sur le 2.',
  'common.callback-enter': 'Veuillez saisir le numéro de téléphone, suivi de la touche dièse.',
  'common.callback-confirm':
    'Vous avez saisi {phone}. Pour confirmer, appuyez sur le 1. Pour modifier, appuyez sur le 2.',
  'common.callback-done': 'Votre place est gardée. Merci de votre appel.',
  'common.language-unavailable':
    "Aucun agent parlant la langue choisie n'est disponible. Pour être rappelé, appuyez sur le 1. Pour continuer en arabe, appuyez sur le 2. Pour continuer en anglais, appuyez sur le 3.",
  'common.language-callback-done': 'Un agent parlant la langue choisie vous rappellera. Merci de votre appel.',
  'common.survey':
    'Nous aimerions connaître votre avis sur le service. Satisfait, appuyez sur le 1. Neutre, appuyez sur le 2. Insatisfait, appuyez sur le 3.',
  'common.goodbye': 'Merci de votre appel. Au revoir.',
  'common.emergency':
    'Nous rencontrons actuellement un incident technique et travaillons à le résoudre. Veuillez nous excuser pour tout retard.',
  'common.fallback': 'Nous sommes désolés de ne pouvoir vous répondre maintenant. Veuillez rester en ligne.',
  'common.danger': "En cas d'urgence, veuillez appeler la police au 9 9 9.",
  'voicemail.leave':
    'Veuillez laisser votre message après le signal, avec votre nom, votre numéro de téléphone et le sujet. Pour terminer, appuyez sur dièse.',
  'voicemail.review':
    "Pour écouter votre message, appuyez sur le 1. Pour l'enregistrer de nouveau, appuyez sur le 2. Pour l'envoyer, appuyez sur le 3.",
  'voicemail.done': 'Votre message est bien reçu. Nous vous rappellerons le prochain jour ouvré.',
  'answers.card': '{text}',
  'answers.confirm':
    'Si vous avez obtenu votre réponse, appuyez sur le 1. Pour réécouter, appuyez sur le 2. Pour parler à un agent, appuyez sur le 0.',
  'status.ask-number': 'Veuillez saisir le numéro de votre demande, suivi de la touche dièse.',
  'status.confirm': 'Vous avez saisi {digits}. Pour confirmer, appuyez sur le 1. Pour modifier, appuyez sur le 2.',
  'status.ask-check': "Veuillez saisir l'année de naissance du demandeur, en 4 chiffres.",
  'status.received': 'La demande a été reçue le {date}.',
  'status.under-review': "La demande est en cours d'examen. Dernière mise à jour le {date}.",
  'status.documents': 'La demande doit être complétée. Les détails ont été envoyés par message.',
  'status.approved': 'La demande a été approuvée le {date}.',
  'status.rejected':
    "Nous regrettons que la demande n'ait pas été approuvée. Pour parler à un agent, appuyez sur le 0.",
  'status.not-found':
    'Aucune demande ne correspond à ces informations. Pour réessayer, appuyez sur le 1. Pour parler à un agent, appuyez sur le 0.',
  'status.unavailable':
    "Désolé, le service de renseignement n'est pas disponible. Nous vous mettons en relation avec un agent.",
}
