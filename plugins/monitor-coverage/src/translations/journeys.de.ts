/** The texts of journeys, in German. */
export const journeyMessagesDe = {
  'journeys.title': 'Nutzerwege',
  'journeys.description':
    'Was Menschen mit dem System tun, und das schwächste Glied dessen, was sie dabei brauchen.',
  'journeys.weakest': 'Schwächstes Glied',
  'journeys.link': '{{signal}} von {{part}}',
  'journeys.noWeakest':
    'Nichts, was er braucht, hat ein Signal, das verlangt ist.',
  'journeys.none': 'Noch keine Nutzerwege',
  'journeys.noneText':
    'Beschreiben Sie in Dokumenten der Art Journey, was Menschen tun: die Schritte, und welche Teile jeder braucht.',
  'journeys.owner': 'Zuständig',
  'journeys.back': 'Alle Nutzerwege',
  'journeys.open': 'Nutzerweg öffnen',
  'journeys.openLabel': 'Nutzerweg öffnen: {{title}}',
  'journey.weakestTitle': 'Das schwächste Glied',
  'journey.path': 'Der Weg dorthin',
  'journey.steps': 'Schritte',
  'journey.stepParts': 'Braucht',
  'journey.stepWeakest': 'Am schwächsten',
  'journey.stepNothing': 'nichts verlangt',
  'journey.graph': 'Von den Schritten zum Schwächsten',
  'journey.all': 'Alles, wovon er abhängt',
  'journey.graphText':
    'Ein Pfeil führt von einem Teil zu dem, was er braucht, bis zum schwächsten Glied jedes Schritts. Der markierte Weg führt zum schwächsten von allen.',
  'journey.list': 'Seine Teile, die schwächsten zuerst',
  'journey.hidden': 'nicht lesbar, oder nicht im Katalog',
  'journey.noRung': 'nichts verlangt',
  'journey.isWeakest': 'schwächstes Glied',
};
