import { describe, expect, it } from 'vitest';
import { isHttp, isHttp2, isTls } from '../../../src/model/kernel/classifyPayload.ts';
import type { KernelPacket } from '../../../src/model/kernel/KernelPacket.ts';
import { closingHost, taskAt, tcpSocket } from './closingHost.ts';

const REQUEST = 'GET /a HTTP/1.1\r\n\r\n';
const HELLO = '\x16\x03\x01\x00\x2a\x01\x00\x00\x26\x03\x03'.padEnd(47, 'a');
const RECORD = '\x17\x03\x03\x00\x20'.padEnd(37, 'c');

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function segment(payload: string, fields: Partial<KernelPacket> = {}): KernelPacket {
  return {
    src: '10.0.0.1',
    dst: '10.0.0.2',
    sport: 40_000,
    dport: 80,
    family: 'v4',
    protocol: 'tcp',
    payload: bytes(payload),
    ...fields,
  };
}

describe('recognising a protocol', () => {
  it.each([
    ['a request', REQUEST, true],
    ['a response', 'HTTP/1.1 200 OK\r\n\r\n', true],
    ['OPTIONS of the whole server', 'OPTIONS * HTTP/1.1\r\n', true],
    ['a request shorter than 16 bytes', 'GET / HTTP/1.1\r', false],
    ['a request of 16 bytes', 'GET / HTTP/1.1\r\n', true],
    ['an absolute target', 'GET http://a/ HTTP/1.1\r\n', false],
    ['CONNECT', 'CONNECT a:443 HTTP/1.1\r\n', false],
  ])('takes or leaves %s as HTTP', (_title, text, expected) => {
    expect(isHttp(bytes(text))).toBe(expected);
  });

  it.each([
    ['the preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', true],
    ['a settings frame', '\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x64', true],
    ['a settings frame of a stream', '\x00\x00\x06\x04\x00\x00\x00\x00\x01', false],
    ['a headers frame', '\x00\x00\x06\x01\x00\x00\x00\x00\x00', false],
    ['the header of a settings frame alone', '\x00\x00\x06\x04\x00\x00\x00\x00\x00', true],
    ['a settings frame of no whole settings', '\x00\x00\x07\x04\x00\x00\x00\x00\x00', false],
    ['too little for a frame', '\x00\x00\x06\x04\x00\x00\x00\x00', false],
    ['a part of the preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n', false],
  ])('takes or leaves %s as HTTP/2', (_title, text, expected) => {
    expect(isHttp2(bytes(text))).toBe(expected);
  });

  it.each([
    ['a client hello', HELLO, true],
    ['a whole record of application data', RECORD, true],
    ['a record of application data that goes on', RECORD.slice(0, 36), false],
    ['an unknown version', '\x17\x03\x05\x00\x00', false],
    ['a hello whose lengths disagree', HELLO.replace('\x00\x26', '\x00\x27'), false],
    ['a server hello', HELLO.replace('\x01\x00\x00\x26', '\x02\x00\x00\x26'), true],
    ['another handshake message', HELLO.replace('\x01\x00\x00\x26', '\x0b\x00\x00\x26'), false],
    ['a hello of an older version than its record', HELLO.replace('\x16\x03\x01', '\x16\x03\x04'), false],
    ['a hello of the version of its record', HELLO.replace('\x16\x03\x01', '\x16\x03\x03'), true],
    ['a hello of an unknown version', HELLO.replace('\x26\x03\x03', '\x26\x03\x05'), false],
    ['a hello that is all there is', '\x16\x03\x01\x00\x06\x01\x00\x00\x02\x03\x03', true],
    ['a hello that is cut in its version', '\x16\x03\x01\x00\x06\x01\x00\x00\x02\x03', false],
    ['a handshake record too short for a hello', '\x16\x03\x01\x00\x05\x01\x00\x00\x01\x03\x03', false],
    ['an empty record of application data', '\x17\x03\x03\x00\x00', true],
    ['a record without its whole header', '\x17\x03\x03\x00', false],
    ['the largest record', '\x17\x03\x03\x40\x00'.padEnd(5 + 0x4000, 'c'), true],
    ['a record that is too large', '\x17\x03\x03\x40\x01'.padEnd(5 + 0x4001, 'c'), false],
    ['an alert', '\x15\x03\x03\x00\x02\x01\x00', false],
  ])('takes or leaves %s as TLS', (_title, text, expected) => {
    expect(isTls(bytes(text))).toBe(expected);
  });
});

describe('classification on the way of a connection', () => {
  it('reaches the connection entry with the next touch, and the close gives the entry up', () => {
    const { kernel } = closingHost('agent-7.60');
    const { protocolStacks, connStats } = kernel.state.maps;
    kernel.packets.classify(segment(REQUEST), 5n);
    kernel.tcpSendmsg(taskAt(1), tcpSocket(), 10);
    expect(connStats.snapshot()[0]!.value.stack).toEqual({ api: 0, application: 1, encryption: 0, flags: 1 | 4 | 64 });
    kernel.tcpClose(taskAt(2), tcpSocket());
    expect(protocolStacks.map.size).toBe(0);
  });

  it('does not look behind encryption', () => {
    const { kernel } = closingHost('agent-7.60');
    kernel.packets.classify(segment(HELLO), 1n);
    kernel.packets.classify(segment(REQUEST), 2n);
    expect(kernel.state.maps.protocolStacks.map.snapshot()[0]!.value).toMatchObject({ application: 0, encryption: 1 });
  });

  it('finds the entry of translated packets through the transmit tracepoint', () => {
    const { kernel } = closingHost('agent-7.60');
    const translated = segment(REQUEST, { dst: '192.168.1.9' });
    kernel.packets.netDevQueue(tcpSocket(), translated);
    kernel.packets.classify(translated, 1n);
    kernel.tcpSendmsg(taskAt(1), tcpSocket(), 10);
    expect(kernel.state.maps.connStats.snapshot()[0]!.value.stack.application).toBe(1);
    kernel.tcpClose(taskAt(2), tcpSocket());
    expect(kernel.state.maps.protocolStacks.map.size).toBe(0);
    expect(kernel.state.maps.packetTuples.size).toBe(0);
  });

  it('remembers nothing of a close when classification is off', () => {
    const { kernel } = closingHost('agent-7.60', { host: { isClassificationOn: false } });
    kernel.close.closeEntry(taskAt(1), tcpSocket());
    expect(kernel.state.maps.closeArgs.size).toBe(0);
  });
});
