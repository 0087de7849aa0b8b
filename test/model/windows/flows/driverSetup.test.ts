import { describe, expect, it } from 'vitest';
import { findProfile } from '../../../../src/model/profiles.ts';
import { hexOfBytes, u64At } from '../../../../src/model/windows/byteText.ts';
import { DRIVER_IOCTLS, driverLimits, driverSetup } from '../../../../src/model/windows/flows/driverSetup.ts';

const OLD = findProfile('agent-7.60')!.windows;
const NEW = findProfile('agent-2026-05')!.windows;

function setUp(refused: readonly number[] = [], profile = OLD) {
  const { calls, isUp } = driverSetup({ profile, refuses: ({ code }) => refused.includes(code) });
  return { codes: calls.map(({ code }) => code.toString(16)), calls, isUp };
}

describe('the set-up of the driver', () => {
  it('has limits that a configuration can lower only', () => {
    expect(driverLimits(OLD)).toEqual({ maxOpen: 32_767, maxClosed: 65_535, closedThreshold: 32_767 });
    expect(driverLimits({ ...OLD, maxTrackedConnections: 10, maxClosedConnectionsBuffered: 7 })).toEqual({
      maxOpen: 10,
      maxClosed: 7,
      closedThreshold: 3,
    });
  });

  it.each([
    [0, 32_767],
    [1023, 32_767],
    [1024, 1024],
    [5000, 5000],
  ])('takes a threshold of %i for %i', (closedFlushThreshold, expected) => {
    expect(driverLimits({ ...OLD, closedFlushThreshold }).closedThreshold).toBe(expected);
  });

  it('sets two filters for each kind of traffic, outbound first, then limits, then classification', () => {
    const { codes, calls, isUp } = setUp();
    expect(isUp).toBe(true);
    expect(codes).toEqual([...Array<string>(8).fill('122010'), '122024', '122028', '12203c', '122040']);
    const filters = calls.slice(0, 8).map(({ input }) => [24, 128, 136].map((offset) => Number(u64At(input, offset))));
    expect(filters.slice(0, 3)).toEqual([
      [2, 6, 1],
      [2, 6, 0],
      [23, 6, 1],
    ]);
    expect(hexOfBytes(calls[0]!.input)).toMatch(/^17000000fddd00009800000000000000/);
  });

  it('sets one filter for each kind on the new interface, and the structure has grown', () => {
    const { codes, calls } = setUp([], NEW);
    expect(codes.filter((code) => code === '122010').length).toBe(4);
    expect(calls[0]!.input.length).toBe(0xa0);
    expect(hexOfBytes(calls[0]!.input)).toMatch(/^18000000fddd0000a000000000000000/);
  });

  it.each([
    ['a filter stops it at once', DRIVER_IOCTLS.setFlowFilter, false, 1],
    ['the limit of open flows is logged', DRIVER_IOCTLS.setMaxOpenFlows, true, 12],
    ['the limit of closed flows is logged', DRIVER_IOCTLS.setMaxClosedFlows, true, 12],
    ['the threshold fails it', DRIVER_IOCTLS.setClosedFlowsLimit, false, 11],
    ['classification fails it', DRIVER_IOCTLS.enableClassify, false, 12],
  ])('a refusal of %s', (_what, code, expected, callCount) => {
    const { isUp, calls } = setUp([code]);
    expect([isUp, calls.length]).toEqual([expected, callCount]);
  });
});
