import type { ScannedProcess } from '../../../model/filter/parseDockerProxy.ts';
import type { ProcessSource } from '../../../model/processAgent/ProcessAgent.ts';
import { CASE_PROGRAMS, isProxyPid } from './LiveSocket.ts';

const PROXY_COMMAND = [
  '/usr/bin/docker-proxy',
  '-proto',
  'tcp',
  '-container-ip',
  '172.17.0.2',
  '-container-port',
  '8085',
];
const OTHER_COMMAND = ['/usr/bin/curl'];
const PROXIES: readonly (readonly ScannedProcess[])[] = [0, 1, 2].map((count) =>
  CASE_PROGRAMS.filter(isProxyPid)
    .slice(0, count)
    .map((pid) => ({ pid, cmdline: PROXY_COMMAND })),
);
/** By pid, then by the number of the process that has it. */
const SERVICES = new Map<number, string[]>();

/** The processes of a case. All are there from the start; one that has ended is followed by another with its pid. */
export class CaseProcesses implements ProcessSource {
  /** How many processes had a pid before the present one; a pid that no process has lost is missing. */
  private readonly earlier = new Map<number, number>();
  private readonly ended = new Set<number>();
  private scanned: readonly ScannedProcess[];

  /** @param proxies - docker-proxy processes among them */
  constructor(proxies: number) {
    this.scanned = PROXIES[proxies] ?? [];
  }

  /** Whether one has ended at all. */
  get hasEnds(): boolean {
    return this.ended.size > 0 || this.earlier.size > 0;
  }

  /** What the process-agent finds: of the others none is of interest to it. */
  scan(): readonly ScannedProcess[] {
    return this.scanned;
  }

  isAlive(pid: number): boolean {
    return !this.ended.has(pid);
  }

  /** Number of the process that has a pid, or had it last, from 0. */
  lifeOf(pid: number): number {
    return this.earlier.get(pid) ?? 0;
  }

  serviceOf(pid: number): string {
    return serviceName(pid, this.lifeOf(pid));
  }

  /** A process ends. */
  end(pid: number): void {
    this.ended.add(pid);
    this.scanned = this.scanned.filter((each) => each.pid !== pid);
  }

  /** A process does something: where the one with its pid has ended, it is another one. */
  use(pid: number): void {
    if (!this.ended.delete(pid)) return;
    this.earlier.set(pid, this.lifeOf(pid) + 1);
    if (isProxyPid(pid)) this.scanned = [...this.scanned, { pid, cmdline: OTHER_COMMAND }];
  }
}

/** The service of a process. @param life - how many processes had its pid before */
export function serviceName(pid: number, life: number): string {
  let names = SERVICES.get(pid);
  if (names === undefined) {
    names = [`pid ${pid}`];
    SERVICES.set(pid, names);
  }
  return (names[life] ??= `pid ${pid}, process ${life + 1}`);
}
