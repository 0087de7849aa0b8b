/** The forms in which system-probe answers `/connections`. */
export type AnswerFormat = 'protobuf' | 'json';

/**
 * The form of the answer to a request with the given `Accept` header: JSON unless protobuf is asked for.
 *
 * @upstream datadog-agent pkg/network/encoding/marshal/marshal.go GetMarshaler @ c45d449
 */
export function answerFormat(acceptHeader: string): AnswerFormat {
  return acceptHeader.includes('application/protobuf') ? 'protobuf' : 'json';
}
