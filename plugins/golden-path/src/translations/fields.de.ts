export const fieldMessagesDe = {
  'fields.required': 'Pflichtfeld',
  'fields.name.title': 'Name',
  'fields.name.checking': 'Der Name wird geprüft …',
  'fields.name.failed':
    'Der Name konnte gerade nicht geprüft werden. Er wird noch einmal geprüft, bevor etwas angelegt wird.',
  'fields.name.free': '{{name}} ist frei.',
  'fields.name.take': '{{suggestion}} nehmen',
  'fields.dataClass.title': 'Datenklasse',
  'fields.dataClass.none.title': 'Nichts Schützenswertes',
  'fields.dataClass.none.meaning':
    'Nur öffentliche oder technische Daten, nichts über Menschen.',
  'fields.dataClass.none.changes':
    'Die Logs behalten alles, was bei der Fehlersuche hilft.',
  'fields.dataClass.internal.title': 'Intern',
  'fields.dataClass.internal.meaning':
    'Daten der Organisation, die Außenstehende nicht sehen sollen.',
  'fields.dataClass.internal.changes':
    'Anfragen werden authentifiziert, Geheimnisse gelangen nie in ein Log.',
  'fields.dataClass.phi.title': 'Gesundheitsdaten',
  'fields.dataClass.phi.meaning':
    'Alles, was etwas über die Gesundheit eines Menschen aussagt.',
  'fields.dataClass.phi.changes':
    'Logs und Antworten sind strenger, und der Datenschutz bekommt eine Aufgabe, bevor der Service in Betrieb geht.',
  'fields.host.title': 'Wo das Repository liegt',
};
