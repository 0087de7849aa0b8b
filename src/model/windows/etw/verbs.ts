import type { HttpMethod } from '../../httpStats.ts';

/** Methods by HTTP.sys' number. It has no number for PATCH, and the agent knows none of the others. */
const METHOD_OF_VERB: readonly HttpMethod[] = [0, 0, 0, 6, 1, 5, 2, 3, 4];

/**
 * Method of a request by HTTP.sys' number of it: 3 OPTIONS, 4 GET, 5 HEAD, 6 POST, 7 PUT, 8 DELETE, else unknown.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go VerbToMethod @ c45d449
 */
export function methodOfVerb(verb: number): HttpMethod {
  return METHOD_OF_VERB[verb] ?? 0;
}
