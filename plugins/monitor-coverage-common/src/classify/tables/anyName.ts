import { Exporter } from './types';

/** What words in a name mean, whoever chose it; the more telling come first. */
export const anyName: Exporter['metrics'] = [
  [/error_?budget|burn_?rate|sli_error|slo_error/, 'errors'],
  [
    /(cert|ssl|tls|token|key|licen[cs]e).*(expir|not_after)|expir(y|es|ation)/,
    'expiry',
  ],
  [
    /last_?(success|successful|completed|completion|run|backup)/,
    'last-success',
  ],
  [/(seconds|time)_since_(success|last)/, 'last-success'],
  [
    /repl(ica|ication)?[_:].*(lag|delay|behind)|seconds_behind/,
    'replication-lag',
  ],
  [/errors?(_|:|$)|exceptions?(_|:|$)|fail(ed|ures?)(_|:|$)/, 'errors'],
  [/rejected|aborted|timeouts?_total|dropped|dead_?letter|5xx/, 'errors'],
  [
    /hit_?(ratio|rate)|cache_?(hits?|miss(es)?)|(hits|misses)_total$/,
    'hit-ratio',
  ],
  [/queue_?(length|size|depth|messages)|backlog|consumer_?lag/, 'backlog'],
  [
    /(messages|jobs|tasks|items)_(pending|waiting|ready|queued|in_queue)/,
    'backlog',
  ],
  [/oldest_(message|job|task|item)/, 'backlog'],
  [/(^|_|:)(up|healthy|available|availability|reachable)$/, 'availability'],
  [/health_?(check|status)|heartbeat/, 'availability'],
  [
    /(disk|filesystem|volume|storage|tablespace).*(free|used|avail|size|bytes|full|usage|util)/,
    'storage',
  ],
  [
    /(pool|connections?|sessions?)_(pending|waiting|exhausted)/,
    'saturation',
    'connections',
  ],
  [
    /connections?(_|:|$)|pool_(size|used|active|idle)/,
    'connections',
    'saturation',
  ],
  [
    /in_?flight|concurren(t|cy)|saturation|throttl|event_?loop|queue_time/,
    'saturation',
  ],
  [/(thread|worker)s?_(busy|active|used)|load_?average|pressure/, 'saturation'],
  [/(cpu|memory|mem|heap|ram)(_|:|$)|utili[sz]ation/, 'utilisation'],
  [
    /(job|batch|backup|import|export|sync|task|run)_?.*duration/,
    'duration',
    'latency',
  ],
  [
    /(duration|latency|response_?time|request_?time|elapsed).*_count$/,
    'traffic',
  ],
  [/duration|latenc(y|ies)|response_?time|request_?time|elapsed/, 'latency'],
  [
    /(requests?|calls|queries|operations|messages|events|visits|logins|orders)(_|:|$)/,
    'traffic',
  ],
  [/throughput|rps|qps/, 'traffic'],
];
