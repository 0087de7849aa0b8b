/** Thrown inside the readers of payloads, where neither the file's name nor the kind of answer is known. */
export class MalformedPayload extends Error {
  override readonly name = 'MalformedPayload';
}
