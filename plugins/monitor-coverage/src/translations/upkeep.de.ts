/** The texts of gaps, hygiene, watches and providers, in German. */
export const upkeepMessagesDe = {
  'gaps.title': 'Signale, von denen niemand hören würde',
  'gaps.description': 'Was am meisten gefährdet, steht zuerst.',
  'gaps.owners': 'Nach Zuständigen',
  'gaps.ownersText': 'Wählen Sie Zuständige, um nur deren Lücken zu sehen.',
  'gaps.reason': 'Warum',
  'gaps.endangers': 'Gefährdet',
  'gaps.none': 'Keine Lücke',
  'gaps.noneText': 'Es ist kein Signal bekannt, von dem niemand hören würde.',
  'gaps.noneMatches': 'Keine Lücke passt',
  'gaps.parts': 'Teile',
  'gaps.gaps': 'Lücken',
  'gaps.rungs': 'Stufen',
  'gaps.weakest': 'Schwächstes Glied',
  'gaps.noWeakest': 'nichts verlangt',
  'findingKind.broken-rule.title': 'Kaputte Regel',
  'findingKind.broken-rule.meaning':
    'Die Regel lässt sich nicht auswerten, also löst sie nie aus.',
  'findingKind.broken-rule.advice':
    'Berichtigen Sie den Ausdruck; promtool check rules sagt, wo er bricht.',
  'findingKind.cannot-fire.title': 'Kann nicht auslösen',
  'findingKind.cannot-fire.meaning':
    'Die Zeitreihe, die sie liest, gibt es nicht.',
  'findingKind.cannot-fire.advice':
    'Installieren Sie den Exporter, berichtigen Sie den Namen der Metrik oder löschen Sie die Regel. Mit einer absent()-Regel fällt es das nächste Mal auf.',
  'findingKind.never-approached.title': 'Schwelle nie in Sicht',
  'findingKind.never-approached.meaning':
    'Was sie misst, blieb weit unter der Schwelle, so lange man zurückschauen kann.',
  'findingKind.never-approached.advice':
    'Wählen Sie eine Schwelle, die für Nutzer etwas bedeutet.',
  'findingKind.never-fired.title': 'Nie ausgelöst',
  'findingKind.never-fired.meaning':
    'Sie hat nicht ausgelöst, so lange der Anbieter zurückschauen kann. Das kann gut sein: Niemand hat einen Beweis, dass sie funktioniert.',
  'findingKind.never-fired.advice':
    'Beweisen Sie es mit einem Test der Regel oder einer Übung.',
  'findingKind.firing-long.title': 'Löst seit Tagen aus',
  'findingKind.firing-long.meaning': 'Was nie endet, hört niemand mehr.',
  'findingKind.firing-long.advice':
    'Beheben Sie die Ursache, heben Sie die Schwelle oder löschen Sie die Regel.',
  'findingKind.flapping.title': 'Flattert',
  'findingKind.flapping.meaning':
    'Sie löst viele Male am Tag aus und endet wieder.',
  'findingKind.flapping.advice':
    'Lassen Sie sie länger warten (for:), oder glätten Sie den Ausdruck.',
  'findingKind.silenced-long.title': 'Lange stumm',
  'findingKind.silenced-long.meaning':
    'Ein Monitor, der wochenlang stumm ist, ist ausgeschaltet.',
  'findingKind.silenced-long.advice':
    'Reparieren oder löschen Sie die Regel, und beenden Sie die Stummschaltung.',
  'findingKind.no-runbook.title': 'Keine Anleitung',
  'findingKind.no-runbook.meaning':
    'Wer von ihr geweckt wird, liest nirgends, was zu tun ist.',
  'findingKind.no-runbook.advice':
    'Schreiben Sie eine Seite, und verlinken Sie sie als Annotation runbook_url.',
  'findingKind.no-owner.title': 'Niemand zuständig',
  'findingKind.no-owner.meaning':
    'Ihr Empfänger gehört niemandem aus dem Katalog.',
  'findingKind.no-owner.advice':
    'Geben Sie der Regel ein Label mit dem Team, das zu einem Empfänger dieses Teams führt, oder sagen Sie in der Konfiguration, wem der Empfänger gehört.',
  'findingKind.goes-nowhere.title': 'Geht ins Leere',
  'findingKind.goes-nowhere.meaning':
    'Ihre Alarme enden bei einem Empfänger, der niemandem etwas schickt.',
  'findingKind.goes-nowhere.advice':
    'Leiten Sie sie zu einem Empfänger, der ein Team benachrichtigt.',
  'hygiene.title': 'Was an Monitoren nicht stimmt',
  'hygiene.kinds': 'Was es aufzuräumen gibt',
  'hygiene.kindsText':
    'Wählen Sie eine Art, um ihre Monitore zu sehen und was zu tun ist.',
  'hygiene.whatToDo': 'Was zu tun ist: {{advice}}',
  'hygiene.monitor': 'Monitor',
  'hygiene.finding': 'Befund',
  'hygiene.parts': 'Bewacht',
  'hygiene.noParts': 'keinen Teil, der gefunden wurde',
  'hygiene.owners': 'Zuständig',
  'hygiene.since': 'Seit',
  'hygiene.none': 'Alle Monitore sind gepflegt',
  'hygiene.noneText': 'An keinem Monitor wurde etwas gefunden.',
  'hygiene.noneMatches': 'Nichts von dieser Art',
  'watches.title': 'Anzuschauen',
  'watches.description':
    'Von Zeit zu Zeit schaut jemand die Monitore jedes Teils an. Was zuerst fällig ist, steht zuerst.',
  'watches.lookedTitle': 'Wer hingeschaut hat',
  'watches.recent': 'Zuletzt angeschaut',
  'watches.part': 'Teil',
  'watches.due': 'Fällig',
  'watches.last': 'Zuletzt angeschaut',
  'watches.turn': 'An der Reihe',
  'watches.nobody': 'niemand',
  'watches.never': 'nie',
  'watches.gaps': 'Lücken',
  'watches.overdue': 'Überfällig',
  'watches.onlyOverdue': 'Nur Überfälliges',
  'watches.none': 'Nichts ist fällig',
  'watches.noneText': 'Noch verlangt keine Richtlinie eine Wache.',
  'watches.noneMatches': 'Dort ist nichts fällig',
  'watches.noWatches': 'Noch hat niemand hingeschaut.',
  'watches.record': 'Angeschaut',
  'watches.recordTitle': 'Wache festhalten',
  'watches.recordLabel': 'Angeschaut: {{part}}',
  'watches.dialogTitle': 'Sie haben die Monitore von {{part}} angeschaut',
  'watches.saw':
    'Das haben Sie gesehen; es wird mit Ihrem Namen und der Zeit festgehalten.',
  'watches.outcome.label': 'Wie steht es?',
  'watches.outcome.all-well': 'Alles gut',
  'watches.outcome.follow-up': 'Etwas muss folgen',
  'watches.note': 'Was haben Sie gesehen, und was folgt? (freiwillig)',
  'watches.notAllowed':
    'Nur die Zuständigen eines Teils können festhalten, dass sie ihn angeschaut haben.',
  'watches.confirm': 'Festhalten',
  'watches.recorded': 'Festgehalten: Sie haben {{part}} angeschaut',
  'watches.nextDue': 'wieder fällig',
  'providers.title': 'Woher Monitore gelesen werden',
  'providers.description':
    'Antwortet ein Anbieter nicht, bleibt stehen, was er zuletzt sagte, und seine Signale sind unbekannt: weder gut noch schlecht.',
  'providers.refresh': 'Alle jetzt fragen',
  'providers.refreshed': 'Alle Anbieter wurden gefragt',
  'providers.refreshFailed_one': '{{count}} Anbieter ist gescheitert',
  'providers.refreshFailed_other': '{{count}} Anbieter sind gescheitert',
  'providers.provider': 'Anbieter',
  'providers.status': 'Zustand',
  'providers.ok': 'Antwortet',
  'providers.failing': 'Gescheitert',
  'providers.waiting': 'Noch nicht gefragt',
  'providers.lastGood': 'Letzte gute Antwort',
  'providers.never': 'nie',
  'providers.monitors': 'Monitore',
  'providers.unmatched': 'Bewachen nichts',
  'providers.unmatchedOf':
    'Monitore von {{provider}}, die keinen Teil bewachen',
  'providers.unmatchedShow': '{{amount}} von {{provider}}: anzeigen',
  'providers.unmatchedHelp':
    'Geben Sie ihnen ein Label mit dem Namen eines Teils, oder dem Teil die Annotation prometheus.io/alert.',
  'providers.retention': 'Erinnert sich',
  'providers.days_one': '{{count}} Tag',
  'providers.days_other': '{{count}} Tage',
  'providers.close': 'Schließen',
  'providers.labels': 'Labels',
  'providers.none': 'Noch keine Anbieter',
  'providers.noneText':
    'Installieren Sie ein Anbieter-Modul, etwa das für Prometheus, und nennen Sie seine Server in der Konfiguration.',
};
