import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Debian's own nginx, unpacked and not installed by `bpf-recorder/install-deps.sh`. */
const NGINX = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'flowproof/nginx/nginx');

/** Why nginx cannot be had; empty when it can. */
export const lackingNginx = existsSync(NGINX) ? '' : 'no nginx: bash bpf-recorder/install-deps.sh';

/** A key and a certificate for `localhost` that signs itself, in a folder. */
export function makeCertificate(folder: string): { readonly cert: string; readonly key: string } {
  const [cert, key] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const made = spawnSync('openssl', [...args, '-keyout', key, '-out', cert, '-days', '30', ...names]);
  if (made.status !== 0) throw new Error(`openssl: ${made.stderr.toString()}`);
  return { cert, key };
}

/**
 * A shell script that starts nginx with workers, runs a line as soon as it answers, and stops it.
 *
 * It serves `file` of so many bytes: plainly on port 8080 by sendfile, and on 8443 through TLS.
 */
export function nginxScript(folder: string, line: string, { workers = 2, fileBytes = 6 } = {}): string {
  const { cert, key } = makeCertificate(folder);
  const www = path.join(folder, 'www');
  mkdirSync(www);
  writeFileSync(path.join(www, 'file'), 'a'.repeat(fileBytes));
  const bodies = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/tmp;`);
  const config = path.join(folder, 'nginx.conf');
  const servers = [
    'server { listen 127.0.0.1:8080; sendfile on; }',
    `server { listen 127.0.0.1:8443 ssl; ssl_certificate ${cert}; ssl_certificate_key ${key}; }`,
  ];
  const http = `http { access_log off; root ${www}; ${[...bodies, ...servers].join('\n')} }`;
  const process = `daemon off; user root; worker_processes ${workers}; pid ${folder}/pid; error_log ${folder}/log;`;
  writeFileSync(config, `${process}\nevents { worker_connections 64; }\n${http}\n`);
  const script = path.join(folder, 'run.sh');
  const isUp = 'until (: <>/dev/tcp/127.0.0.1/8443) 2>/dev/null; do sleep 0.05; done';
  const start = `'${NGINX}' -e '${folder}/log' -c '${config}' & server=$!`;
  writeFileSync(script, [start, isUp, line, 'kill $server', 'wait $server'].join('\n'));
  return script;
}
