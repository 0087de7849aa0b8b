import { describe, expect, it } from 'vitest';
import { httpPath } from '../../../src/model/usm/httpPath.ts';
import { isPrintablePath } from '../../../src/model/usm/isPrintablePath.ts';
import { cutMantissa, latencyNs } from '../../../src/model/usm/latencyNs.ts';
import { parseHttpStart, statusOf } from '../../../src/model/usm/parseHttpStart.ts';
import { quantizePath } from '../../../src/model/usm/quantizePath.ts';
import { transaction } from './transactions.ts';

describe('httpPath', () => {
  it.each([
    ['GET /foo/bar?var1=value HTTP/1.1', '/foo/bar', true],
    ['GET /foo/\0bar', '/foo/', false],
    ['GET /a', '/a', false],
    ['GET /a?', '/a', true],
    ['OPTIONS * HTTP/1.1', '*', true],
    [`GET /${'a'.repeat(202)} `, `/${'a'.repeat(202)}`, true],
    [`GET /${'a'.repeat(203)}`, `/${'a'.repeat(203)}`, false],
  ])('cuts the path out of %j', (fragment, path, fullPath) => {
    expect(httpPath(fragment)).toEqual({ path, fullPath });
  });

  it.each(['', 'GET', 'GET ', 'GET  HTTP/1.1', 'GET http://a/ HTTP/1.1', 'GET\0 /a', 'GET \0/a'])(
    'finds no path in %j',
    (fragment) => {
      expect(httpPath(fragment)).toBeUndefined();
    },
  );
});

describe('quantizePath', () => {
  it.each([
    ['', ''],
    ['*', '*'],
    ['/', '/'],
    ['/a', '/a'],
    ['/1', '/*'],
    ['/abc', '/abc'],
    ['/trailing/slash/', '/trailing/slash/'],
    ['/foo/', '/foo/'],
    ['/a/1/', '/a/*'],
    ['/1//b', '/*//b'],
    ['/users/1/view', '/users/*/view'],
    ['/abc/123/def', '/abc/*/def'],
    ['/abc/def123', '/abc/*'],
    ['/abc#def', '/*'],
    ['/v5/abc', '/v5/abc'],
    ['/v1', '/v1'],
    ['/V1', '/*'],
    ['/v12a', '/*'],
    ['/v1.2', '/v1.2'],
    ['/a.b', '/*'],
    ['/latest/meta-data', '/latest/meta-data'],
    ['/health_check', '/health_check'],
    ['/abc/22c2bd8e-1a4e-4b53-a9a7-4e6a4b0e5d0e/x', '/abc/*/x'],
    ['/src/quantization_test.go', '/src/*'],
  ])('makes %j to %j, and nothing more when done twice', (path, quantized) => {
    expect(quantizePath(path)).toBe(quantized);
    expect(quantizePath(quantized)).toBe(quantized);
  });
});

describe('isPrintablePath', () => {
  it('refuses control characters, the no-break space and the soft hyphen, byte by byte', () => {
    const refused = Array.from({ length: 256 }, (_, byte) => byte).filter(
      (byte) => !isPrintablePath(`/${String.fromCharCode(byte)}`),
    );
    const expected = Array.from({ length: 256 }, (_, byte) => byte).filter(
      (byte) => byte <= 0x1f || (byte >= 0x7f && byte <= 0xa0) || byte === 0xad,
    );
    expect(refused).toEqual(expected);
  });
});

describe('latencyNs', () => {
  it.each([
    [1_000_000n, 999_424],
    [1025n, 1024],
    [1_234_567n, 1_232_896],
    [0n, 0],
  ])('keeps nine mantissa bits of %d ns', (difference, expected) => {
    expect(latencyNs(transaction({ requestStartedNs: 7n, responseLastSeenNs: 7n + difference }))).toBe(expected);
  });

  it('is zero when the start or the end was not seen', () => {
    expect(latencyNs(transaction({ requestStartedNs: 0n }))).toBe(0);
    expect(latencyNs(transaction({ responseLastSeenNs: 0n }))).toBe(0);
  });

  it('wraps a negative difference to a huge one', () => {
    expect(latencyNs(transaction({ requestStartedNs: 2n, responseLastSeenNs: 1n }))).toBe(18446744073709552000);
  });

  it('keeps the sign and what already has nine bits', () => {
    expect(cutMantissa(-1025)).toBe(-1024);
    expect(cutMantissa(0.5)).toBe(0.5);
  });
});

describe('start of a message', () => {
  it('is weaker than the classifier', () => {
    expect(parseHttpStart('HTTPX').type).toBe('response');
    expect(parseHttpStart('OPTIONS *')).toEqual({ type: 'request', method: 6 });
    expect(parseHttpStart('GET http://a/').type).toBe('unknown');
    expect(parseHttpStart('TRACE /')).toEqual({ type: 'request', method: 8 });
  });

  it('computes a status from whatever bytes are there', () => {
    expect(statusOf('HTTP/1.1 404 Not Found')).toBe(404);
    expect(statusOf('HTTP')).toBe(60_208);
    expect(statusOf('HTTPX foo bar')).toBe(64_485);
  });
});
