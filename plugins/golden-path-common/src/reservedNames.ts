interface ReservedNames {
  reason: string;
  names: string[];
}

/** Names that follow the convention and would still make trouble. */
const reservedNames: ReservedNames[] = [
  {
    reason: 'is the name of the machine itself, or of its network',
    names: ['localhost', 'localdomain', 'broadcasthost', 'isatap', 'wpad'],
  },
  {
    reason: 'is a host name that an organisation uses for itself',
    names: [
      ...['abuse', 'admin', 'api', 'app', 'auth', 'autoconfig'],
      ...['autodiscover', 'cdn', 'dns', 'ftp', 'imap', 'login', 'mail', 'mta'],
      ...['hostmaster', 'ntp', 'pop3', 'postmaster', 'root', 'smtp', 'sso'],
      ...['ssh', 'static', 'status', 'vpn', 'webmaster', 'www'],
    ],
  },
  {
    reason: 'belongs to Kubernetes',
    names: ['default', 'ingress', 'kubernetes'],
  },
  {
    reason: 'is a folder or a module of Node.js, which npm refuses',
    names: [
      ...['assert', 'buffer', 'child-process', 'cluster', 'console', 'crypto'],
      ...['dgram', 'domain', 'events', 'favicon', 'http', 'http2', 'https'],
      ...['inspector', 'module', 'net', 'node', 'node-modules', 'npm', 'path'],
      ...['process', 'punycode', 'querystring', 'readline', 'repl', 'stream'],
      ...['sys', 'timers', 'tls', 'tty', 'url', 'util', 'wasi', 'zlib'],
    ],
  },
  {
    reason: 'cannot be the name of a file on Windows',
    names: [
      ...['aux', 'con', 'nul', 'prn'],
      ...Array.from({ length: 9 }, (_, index) => `com${index + 1}`),
      ...Array.from({ length: 9 }, (_, index) => `lpt${index + 1}`),
    ],
  },
  {
    reason: 'is a word of git',
    names: ['head', 'main', 'master', 'origin', 'refs'],
  },
  {
    reason: 'is the name of an environment',
    names: ['dev', 'prod', 'production', 'stage', 'staging', 'test'],
  },
  {
    reason: 'says nothing about what it does',
    names: [
      ...['application', 'backend', 'common', 'component', 'frontend'],
      ...['new-service', 'my-service', 'package', 'platform', 'project'],
      ...['server', 'service', 'system', 'template'],
    ],
  },
  {
    reason: 'is read as a value rather than a text by YAML and other formats',
    names: ['false', 'nan', 'none', 'null', 'off', 'true', 'undefined', 'yes'],
  },
];

const reservedPrefixes = [
  { prefix: 'kube-', reason: 'belongs to Kubernetes' },
  { prefix: 'xn-', reason: 'looks like an encoded host name' },
];

/** Why a name cannot be had, if it is reserved. */
export function whyReserved(name: string): string | undefined {
  return (
    reservedNames.find(({ names }) => names.includes(name))?.reason ??
    reservedPrefixes.find(({ prefix }) => name.startsWith(prefix))?.reason
  );
}
