/** Why things are as they are, in German. */
export const reasonMessagesDe = {
  'reason.no-monitor': 'Kein Monitor bewacht es',
  'reason.not-required': 'Es wird nicht mehr verlangt',
  'reason.not-answering': 'Keine Antwort von {{providers}}',
  'reason.not-answering-since': 'Keine Antwort von {{providers}} seit {{day}}',
  'reason.broken': 'Er kann nicht ausgewertet werden: {{problem}}',
  'reason.measured-unknown':
    'Niemand kann sagen, ob gemessen wird, was er liest',
  'reason.not-measured':
    'Was er liest, wird nicht gemessen: Er kann nicht auslösen',
  'reason.absent-now': 'Was er bewacht, wird gerade nicht gemessen',
  'reason.silenced-until': 'Er ist bis {{day}} stumm',
  'reason.receivers-unknown': 'Niemand kann sagen, wohin seine Alarme gehen',
  'reason.goes-nowhere': 'Seine Alarme gehen nirgendwohin',
  'reason.nobody-notified': '{{receivers}} benachrichtigt niemanden',
  'reason.unowned': 'Es ist nicht bekannt, wem {{receivers}} gehört',
  'reason.firing-since': 'Er löst seit {{day}} aus',
  'reason.fired': 'Er hat am {{day}} ausgelöst',
  'reason.drilled': 'Eine Übung hat gezeigt, dass er auslöst: {{title}}',
  'reason.tested': 'Ein Test zeigt, dass er auslöst: {{title}}',
  'reason.fired-unknown':
    'Niemand kann sagen, ob er je ausgelöst hat; er hat keinen Test',
  'reason.fired-long-ago':
    'Er hat zuletzt am {{day}} ausgelöst und hat keinen Test',
  'reason.not-proven':
    'Er hat in den letzten {{period}} nicht ausgelöst und hat keinen Test',
  'reason.firing-long': 'Er löst seit {{period}} aus',
  'reason.flapping': 'Er hat in {{period}} {{firings}}-mal ausgelöst',
  'reason.silenced-long':
    'Er ist für die Dauer von {{period}} stumm, vom {{from}} bis zum {{until}}',
  'reason.never-fired': 'Er hat in den letzten {{period}} nicht ausgelöst',
  'reason.never-approached':
    'Er hat in den letzten {{period}} nicht ausgelöst und kam seinem Schwellwert nie näher als {{percent}} %',
  'reason.no-runbook': 'Ihm fehlt die Annotation runbook_url: was ist zu tun?',
  'reason.sent-nowhere':
    'Seine Alarme gehen an {{receivers}}, und das benachrichtigt niemanden',
  'reason.no-owner':
    'Ihm fehlt das Label team, und niemandem gehört, wohin seine Alarme gehen',
  'reason.annotated-alert':
    'Die Annotation prometheus.io/alert des Teils nennt {{alert}}',
  'reason.annotated-expression':
    'Die Annotation prometheus.io/rule des Teils hat seinen Ausdruck',
  'reason.annotated-labels':
    'Die Annotation prometheus.io/labels des Teils hat seine Labels',
  'reason.labelled': 'Sein Label {{label}} ist {{value}}',
  'reason.selects': 'Er wählt {{selector}} aus',
  'reason.reads': 'Er liest Reihen mit {{selector}}',
  'reason.through':
    'Er bewacht {{part}}; von dort wird diese API bereitgestellt',
  'reason.owner': '{{by}} sagt es',
  'reason.owner-note': '{{by}}: {{note}}',
  'reason.signal-from-provider':
    'Sein Anbieter sagt, um welches Signal es geht',
  'reason.signal-label': 'Sein Label {{name}} sagt, um welches Signal es geht',
  'reason.signal-annotation':
    'Seine Annotation {{name}} sagt, um welches Signal es geht',
  'reason.signal-absence': 'Er löst aus, wenn nichts gemessen wird',
  'reason.signal-exporter': '{{metric}} ist eine Metrik von {{exporter}}',
  'reason.signal-metric': 'Seine Metrik heißt {{metric}}',
  'reason.signal-function': 'Er berechnet {{function}} von {{metric}}',
  'reason.signal-instead': 'Näher läge {{signal}}, das nicht verlangt wird',
  'reason.text': '{{text}}',
  'reason.one-hour': 'einer Stunde',
  'reason.hours': '{{count}} Stunden',
  'reason.days': '{{count}} Tagen',
  'reason.two-names': '{{first}} und {{second}}',
  'reason.three-names': '{{first}}, {{second}} und {{third}}',
  'reason.more-names': '{{first}}, {{second}} und {{count}} weitere',
};
