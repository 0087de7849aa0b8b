import { describe, expect, it } from 'vitest';
import { ProcessMapError } from '../../../src/errors.ts';
import { parseProcessMap } from '../../../src/import/capture/processes/parseProcessMap.ts';
import { SocketOwners } from '../../../src/import/capture/processes/SocketOwners.ts';
import { classic, Conversation } from './CaptureBuilder.ts';
import { eventsOf } from './importBytes.ts';

const parse = (text: string) => parseProcessMap('map.yaml', text);

const MAP = `
namespaces:
  - {name: host, root: true, inode: 7, addresses: [10.0.0.1]}
  - {name: box}
processes:
  - {pid: 10, argv: [/usr/bin/proxy, -p], namespace: host, listens: ['10.0.0.1:80', '[fd00::1]:80'], connects: ['*:9000']}
  - {pid: 11, argv: [client], owns: ['10.0.0.1:40000'], service: shop, container: abc}
  - {pid: 12, argv: [server], namespace: box, listens: ['*:80']}
`;

describe('a map of processes', () => {
  it('names namespaces, and processes with their sockets', () => {
    const { namespaces, processes } = parse(MAP);
    expect(namespaces).toEqual([
      { name: 'host', isRoot: true, inode: 7, addresses: ['10.0.0.1'] },
      { name: 'box', isRoot: false, inode: undefined, addresses: undefined },
    ]);
    expect(
      processes.map(({ pid, listens }) => [pid, listens.map(({ address, port }) => `${address} ${port}`)]),
    ).toEqual([
      [10, ['10.0.0.1 80', 'fd00::1 80']],
      [11, []],
      [12, ['* 80']],
    ]);
  });

  it.each([
    ['- a list', 'map.yaml:1:1: the map is no mapping'],
    ['namespaces: [{root: true}]', 'map.yaml:1:14: a namespace has no name'],
    ['namespaces: [{name: a}, {name: a}]', 'two namespaces have one name'],
    ['namespaces: [{name: a, root: true}, {name: b, root: true}]', 'two namespaces are root'],
    ['namespaces: [{name: a, addresses: [10.0.0.300]}]', '10.0.0.300 is no address in its shortest form'],
    ['namespaces: [{name: a, addresses: ["FD00::1"]}]', 'FD00::1 is no address in its shortest form'],
    ['namespaces: [{name: a, root: maybe}]', 'root is neither true nor false'],
    ['namespaces: [{name: a, inode: -1}]', 'inode is no whole number from 0 to 4294967295'],
    ['processes: 7', 'processes is no list'],
    ['processes: [{argv: [x]}]', 'a process has no pid'],
    ['processes: [{pid: 1}]', 'argv is no list of words'],
    ['processes: [{pid: one, argv: [x]}]', 'pid is no whole number'],
    ['processes: [{pid: 1, argv: [x], listen: []}]', 'unknown key listen'],
    ['processes: [{pid: 1, argv: [x], listens: ["80"]}]', '80 is not of the form ADDRESS:PORT'],
    ['processes: [{pid: 1, argv: [x], listens: ["10.0.0.1:70000"]}]', '10.0.0.1:70000 is not of the form'],
    ['processes: [{pid: 1, argv: [x], owns: ["*:80"]}]', '* is no address in its shortest form'],
    ['processes: [{pid: 1, argv: [x]}, {pid: 1, argv: [y]}]', 'two processes have the pid 1'],
    [
      'namespaces: [{name: a}]\nprocesses: [{pid: 1, argv: [x], namespace: b}]',
      'map.yaml:2:13: the namespace b is not',
    ],
    [
      'processes: [{pid: 1, argv: [x], connects: ["1.1.1.1:1"]}, {pid: 2, argv: [y], connects: ["1.1.1.1:1"]}]',
      'the processes 1 and 2 both have connects 1.1.1.1:1: tell them apart by their own ends (owns)',
    ],
    ['processes: [', 'map.yaml:1:'],
  ])('that is wrong ends in one error that names the place: %s', (text, message) => {
    expect(() => parse(text)).toThrow(ProcessMapError);
    expect(() => parse(text)).toThrow(message);
  });

  it('gives a socket to who owns it, else to its listener, else to who connects there', () => {
    const owners = new SocketOwners(parse(MAP).processes);
    const end = {
      namespace: 'host',
      local: '10.0.0.1',
      localPort: 80,
      remote: '10.0.0.2',
      remotePort: 5,
      dir: undefined,
    };
    expect(owners.find(end)).toMatchObject({ process: { pid: 10 }, dir: 'in' });
    expect(owners.find({ ...end, dir: 'out' })).toBeUndefined();
    expect(owners.find({ ...end, localPort: 40_000 })).toMatchObject({ process: { pid: 11 } });
    expect(owners.find({ ...end, localPort: 1, remotePort: 9000 })).toMatchObject({ process: { pid: 10 }, dir: 'out' });
    expect(owners.find({ ...end, namespace: 'box', local: '10.0.0.9' })).toMatchObject({ process: { pid: 12 } });
    expect(owners.find({ ...end, namespace: 'other' })).toBeUndefined();
  });

  it('is told in the trace: processes, listeners, owners of sockets', async () => {
    const map = parse(MAP.replace('[10.0.0.1]', '[10.0.0.1, 10.0.0.2]').replace("'10.0.0.1:80'", "'10.0.0.2:80'"));
    const { ofKind, counts } = await eventsOf(classic(new Conversation().handshake().exchange().packets), { map });
    expect(counts.ownerless).toBe(0);
    expect(ofKind('proc').map(({ pid, service, comm }) => [pid, service, comm])).toEqual([
      [10, undefined, 'proxy'],
      [11, 'shop', 'client'],
      [12, undefined, 'server'],
    ]);
    const listener = ofKind('listen').find(({ addr }) => addr === '10.0.0.2')?.ck;
    expect(ofKind('estab').map(({ pid, dir, pidSource, listenerCk }) => [pid, dir, pidSource, listenerCk])).toEqual([
      [11, 'out', 'proc', undefined],
      [10, 'in', 'proc', listener],
    ]);
  });
});
