/** How a request of each known method begins, in the order in which the kernel side tests them. */
export const REQUEST_PREFIXES = [
  'GET /',
  'POST /',
  'PUT /',
  'DELETE /',
  'HEAD /',
  'OPTIONS /',
  'OPTIONS *',
  'PATCH /',
  'TRACE /',
] as const;

/** How a connection must begin to be taken for HTTP/1. */
export const HTTP_PREFIXES: readonly string[] = ['HTTP/', ...REQUEST_PREFIXES];
