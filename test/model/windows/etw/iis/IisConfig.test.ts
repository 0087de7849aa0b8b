import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AgentCrash } from '../../../../../src/model/windows/AgentCrash.ts';
import { goAtoi } from '../../../../../src/model/windows/etw/iis/goAtoi.ts';
import { IisConfig } from '../../../../../src/model/windows/etw/iis/IisConfig.ts';
import type { IisApplication, IisSite } from '../../../../../src/model/windows/etw/iis/iisFile.ts';
import { iisFileOf } from '../../../../../src/model/windows/etw/iis/iisSites.ts';
import { pathSegments } from '../../../../../src/model/windows/etw/iis/pathSegments.ts';
import { cleanWindowsPath, splitWindowsPath } from '../../../../../src/model/windows/etw/iis/windowsPath.ts';
import { EtwBench } from '../EtwBench.ts';

function application(path: string, files: Partial<IisApplication> = {}): IisApplication {
  return { path, virtualDirectory: '/', ...files };
}

function site(id: string, name: string, ...applications: IisApplication[]): IisSite {
  return { id, name, applications };
}

function service(config: IisConfig | undefined, siteId: number, path: string): string {
  return config!.tagsOf(siteId, path).json.service;
}

describe('cleaning of paths on Windows', () => {
  it.each([
    ['/', '\\'],
    ['\\', '\\'],
    ['/a//b/', '\\a\\b'],
    ['/a/./b/../c', '\\a\\c'],
    ['/..', '\\'],
    ['/../up', '\\up'],
    ['/a/../..', '\\'],
    ['/back\\slash/x', '\\back\\slash\\x'],
    ['/C:/x', '\\C:\\x'],
    ['/...', '\\...'],
    ['', '.'],
    ['*', '*'],
    ['a/b', 'a\\b'],
    ['a/..', '.'],
    ['../a/..', '..'],
    ['../../a', '..\\..\\a'],
    ['C:', 'C:.'],
    ['C:/a/..', 'C:\\'],
    ['C:a', 'C:a'],
    ['//', '\\\\'],
    ['//host', '\\\\host'],
    ['//host/share', '\\\\host\\share'],
    ['//host/share/x/..', '\\\\host\\share\\'],
    ['//./dev/x/../y', '\\\\.\\dev\\y'],
    ['//?/unc/h/s/x', '\\\\?\\unc\\h\\s\\x'],
    ['//./unc/h/s/..', '\\\\.\\unc\\h\\s\\'],
    ['/??', '/??.'],
    ['/??/c:/x', '\\??\\c:\\x'],
    ['/a/../??/x', '\\.\\??\\x'],
    ['a/../c:x', '.\\c:x'],
    ['a/../:x', '.\\:x'],
    ['a/../../c:', '..\\c:'],
    ['foo:bar', 'foo:bar'],
    ['C:a/../b:c', 'C:b:c'],
    ['C:abc/../.././.././def', 'C:..\\..\\def'],
    ['/a/b/../..', '\\'],
    ['a/bb/c/../../x', 'a\\x'],
    ['/a/../x?', '\\x?'],
    ['/a/../?x', '\\?x'],
    ['a/../x??', 'x??'],
    ['//.', '\\\\.'],
    ['//?/', '\\\\?\\'],
    ['//.x/y/..', '\\\\.x\\y\\'],
    ['///abc', '\\\\\\abc'],
  ])('%j is %j', (path, cleaned) => {
    expect(cleanWindowsPath(path)).toBe(cleaned);
  });

  it('does nothing to what is clean', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[/\\a.]{0,12}$/), (path) => {
        const once = cleanWindowsPath(`/a${path}`);
        expect(cleanWindowsPath(once)).toBe(once);
      }),
    );
  });

  it('splits behind the last separator, never inside a volume', () => {
    expect(splitWindowsPath('\\a\\b')).toEqual({ folder: '\\a\\', name: 'b' });
    expect(splitWindowsPath('a')).toEqual({ folder: '', name: 'a' });
    expect(splitWindowsPath('C:a')).toEqual({ folder: 'C:', name: 'a' });
    expect(splitWindowsPath('\\\\h\\s')).toEqual({ folder: '\\\\h\\s', name: '' });
  });
});

describe('segments of a path', () => {
  it.each([
    ['/', []],
    ['/app2/app3/x', ['app2', 'app3', 'x']],
    ['/app2//app3/', ['app2', 'app3']],
    ['/app2\\app3', ['app2', 'app3']],
    ['/a/../app2', ['app2']],
    ['/../..', []],
    ['/..//x', ['x']],
    ['/C:/x', ['C:', 'x']],
  ])('of %j are %j', (path, segments) => {
    expect(pathSegments(path)).toEqual(segments);
  });

  it.each(['', '*', 'a/b', 'a', '.', '..', '//', '\\\\', '/\\x', '\\/x', '//host/share/x', '//a/b', 'C:/x', '/??/x'])(
    'of %j are never found: the agent dies',
    (path) => {
      expect(() => pathSegments(path)).toThrow(AgentCrash);
      expect(() => pathSegments(path)).toThrow(/stack-overflow/);
    },
  );

  it('are found for every path with one separator in front', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[/\\a.b]{0,16}$/), (tail) => {
        const segments = pathSegments(`/x${tail}`);
        expect(segments.every((segment) => !/[/\\]/.test(segment) && segment !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('site ids', () => {
  it.each([
    ['1', 1n],
    ['+7', 7n],
    ['-1', -1n],
    ['007', 7n],
    ['9223372036854775807', 9_223_372_036_854_775_807n],
    ['-9223372036854775808', -9_223_372_036_854_775_808n],
  ])('%j is a number', (text, value) => expect(goAtoi(text)).toBe(value));

  it.each(['', ' 1', '1 ', '1_0', '0x1', '1.0', '-', '9223372036854775808', '-9223372036854775809', 'x'])(
    '%j is none, which rejects the whole file',
    (id) => {
      expect(goAtoi(id)).toBeUndefined();
      expect(IisConfig.read({ sites: [site('1', 'a'), site(id, 'b')] })).toBeUndefined();
    },
  );

  it('are cut to 32 bits', () => {
    const config = IisConfig.read({ sites: [site('-1', 'last'), site('4294967297', 'first')] })!;
    expect([config.siteName(0xffff_ffff), config.siteName(1), config.siteName(2)]).toEqual(['last', 'first', '']);
  });

  it('that are equal leave the last name, and share their applications', () => {
    const a = application('/a', { json: { service: 'a' } });
    const b = application('/b', { json: { service: 'b' } });
    const config = IisConfig.read({ sites: [site('1', 'one', a), site('1', 'two', b)] });
    expect(config!.siteName(1)).toBe('two');
    expect([service(config, 1, '/a/x'), service(config, 1, '/b')]).toEqual(['a', 'b']);
  });
});

describe('tags of an application', () => {
  const config = IisConfig.read({
    sites: [
      site(
        '1',
        'Default Web Site',
        application('/', { json: { service: 'root' } }),
        application('/app2/app3', { json: { service: 'deep' } }),
        application('/none'),
        application('/sub', { virtualDirectory: '/sub', json: { service: 'sub' } }),
        application('/caf\u00e9', { json: { service: 'cafe' } }),
      ),
      site('2', 'Other'),
    ],
  });

  it.each([
    ['/', 'root'],
    ['/x', 'root'],
    ['/app2/app3', 'deep'],
    ['/app2/app3/x/y', 'deep'],
    ['/app2\\app3\\x', 'deep'],
    ['/app2', ''],
    ['/app2/x', ''],
    ['/APP2/app3', 'root'],
    ['/app2x', 'root'],
    ['/none/x', 'root'],
    ['/sub', 'root'],
    ['/caf\xc3\xa9/x', 'cafe'],
  ])('%j has the service %j', (path, expected) => expect(service(config, 1, path)).toBe(expected));

  it('are empty for a site without applications, and for one that is not known', () => {
    expect([service(config, 2, '/'), service(config, 3, '/')]).toEqual(['', '']);
    expect(() => service(config, 3, '*')).toThrow(AgentCrash);
  });

  it('come from web.config, where the file that it names has the last word unless it is silent', () => {
    const files = {
      web: { service: 'web', env: 'prod' },
      traceConfigFile: { service: 'named', env: '', version: '2' },
      json: { service: 'json' },
    };
    const { json, config: web } = IisConfig.read({ sites: [site('1', '', application('/', files))] })!.tagsOf(1, '/');
    expect(json).toEqual({ service: 'json', env: '', version: '' });
    expect(web).toEqual({ service: 'named', env: 'prod', version: '2' });
  });

  it('come from the file that web.config names also where web.config says nothing else', () => {
    const file = { sites: [site('1', '', application('/', { traceConfigFile: { service: 'named' } }))] };
    expect(IisConfig.read(file)!.tagsOf(1, '/x').config).toEqual({ service: 'named', env: '', version: '' });
  });

  it('kill the agent at its start when the path of an application cannot be split', () => {
    const file = { sites: [site('1', '', application('', { json: {} }))] };
    expect(() => IisConfig.read(file)).toThrow(AgentCrash);
    expect(IisConfig.read({ sites: [site('1', '', application(''))] })).toBeDefined();
  });
});

describe('sites as scenarios write them', () => {
  it('have applications with the virtual directory of the site, unless another is named', () => {
    const json = { service: 'shop' };
    const apps = [
      { path: '/', json },
      { path: '/sub', vdir: '/elsewhere', json },
    ];
    expect(iisFileOf({ sites: [{ id: '3', name: 'Shop', apps }] })).toEqual({
      sites: [
        {
          id: '3',
          name: 'Shop',
          applications: [
            { path: '/', virtualDirectory: '/', json },
            { path: '/sub', virtualDirectory: '/elsewhere', json },
          ],
        },
      ],
    });
  });
});

describe('a loaded site configuration', () => {
  const iis = { sites: [site('1', 'Default Web Site', application('/', { web: { env: 'prod' } }))] };

  it('gives name and tags to delivered requests', () => {
    const [tx] = new EtwBench({ iis }).play('21C 1C>R 2R 3R 12R').read();
    expect(tx).toMatchObject({ siteName: 'Default Web Site', tagsFromConfig: { env: 'prod' } });
  });

  it.each(['2R=http://h/%zz', '2R=*', '2R=http://h//x', '2R=http://h/%5C', '64R', '2R=x/y'])(
    'kills the agent at the delivery after %j, and nothing does without one',
    (parse) => {
      expect(() => new EtwBench({ iis }).play(`21C 1C>R ${parse} 3R`)).toThrow(AgentCrash);
      expect(new EtwBench().play(`21C 1C>R ${parse} 3R 12R`).read()).toHaveLength(1);
    },
  );

  it('is not asked for tags by a hit in the cache, but for the name of the site', () => {
    const bench = new EtwBench({ iis }).play(
      '21C 25=x/y 1C>R 2R=http://h/a 3R 2R=http://h/%zz 25=http://h/%zz 16R 12R',
    );
    const renamed = { sites: [site('1', 'Renamed')] };
    expect(bench.service.reloadIis(renamed)).toBe(true);
    bench.read();
    const [hit] = bench.play('1C>S 2S=http://h/%zz 16S').read();
    expect(hit).toMatchObject({ siteName: 'Renamed', tagsFromConfig: { env: 'prod' } });
  });

  it('stays when the new file is broken or gone, and is not loaded before the next start when there was none', () => {
    const { service: loaded } = new EtwBench({ iis });
    expect([loaded.reloadIis('broken'), loaded.reloadIis(undefined), loaded.hasIisConfig]).toEqual([
      false,
      false,
      true,
    ]);
    const { service: without } = new EtwBench();
    expect([without.reloadIis(iis), without.hasIisConfig]).toEqual([true, false]);
    without.start(iis);
    expect(without.hasIisConfig).toBe(true);
    without.start('broken');
    expect(without.hasIisConfig).toBe(false);
  });
});
