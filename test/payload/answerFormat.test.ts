import { expect, it } from 'vitest';
import { answerFormat } from '../../src/payload/answerFormat.ts';

it.each([
  ['', 'json'],
  ['application/json', 'json'],
  ['application/whatever', 'json'],
  ['application/protobuf', 'protobuf'],
])('E15: answers Accept "%s" with %s', (header, format) => {
  expect(answerFormat(header)).toBe(format);
});
