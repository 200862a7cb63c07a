/** The texts of drills and of waivers, in German. */
export const evidenceMessagesDe = {
  'drills.title': 'Übungen',
  'drills.none':
    'Noch hat niemand einen seiner Monitore absichtlich ausgelöst.',
  'drills.record': 'Übung',
  'drills.recordLabel': 'Eine Übung mit {{name}} festhalten',
  'drills.dialogTitle': 'Sie haben {{name}} absichtlich ausgelöst',
  'drills.text':
    'Es wird mit Ihrem Namen und der Zeit festgehalten. Eine Übung, die gehört wurde, beweist den Monitor, bis sie zu alt ist oder die nächste nicht gehört wird.',
  'drills.what': 'Was haben Sie getan, und was ist geschehen?',
  'drills.heardLabel': 'Hat der Empfänger es gehört?',
  'drills.heard': 'Es wurde gehört',
  'drills.notHeard': 'Niemand hat es gehört',
  'drills.notAllowed':
    'Nur die Zuständigen eines Teils können Übungen mit seinen Monitoren festhalten.',
  'drills.recorded': 'Festgehalten: eine Übung mit {{name}}',
  'waivers.open': 'Nicht nötig, weil …',
  'waivers.openLabel': 'Nicht nötig, weil …: {{signal}}',
  'waivers.title': '{{signal}} von {{part}} muss nicht bewacht werden',
  'waivers.text':
    'Damit bitten Sie um eine Ausnahme von der Prüfung. Jemand anderes entscheidet; bis dahin, und wenn sie endet, ist es eine Lücke.',
  'waivers.because': 'Weil',
  'waivers.becauseHelp':
    'Mindestens 10 Zeichen, für alle, die entscheiden und es lesen.',
  'waivers.until': 'Bis',
  'waivers.confirm': 'Darum bitten',
  'waivers.requested':
    'Erbeten: {{signal}} von {{part}} muss nicht bewacht werden',
  'waivers.askedBy': 'Erbeten von',
  'waivers.pending':
    'bittet, dass es bis {{day}} nicht bewacht werden muss, und niemand hat entschieden: {{because}}',
};
