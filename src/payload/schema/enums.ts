import { enumOf } from './fieldTypes.ts';

/** Enumerations of the payload, each with the names of its values from 0. */

export const FAMILY = enumOf('v4', 'v6');
export const CONNECTION_TYPE = enumOf('tcp', 'udp');
export const DIRECTION = enumOf('unspecified', 'incoming', 'outgoing', 'local', 'none');
export const EPHEMERAL = enumOf('ephemeralUnspecified', 'ephemeralTrue', 'ephemeralFalse');
export const PROTOCOL_TYPE = enumOf(
  'protocolUnclassified',
  'protocolUnknown',
  'protocolHTTP',
  'protocolHTTP2',
  'protocolTLS',
  'protocolKafka',
  'protocolMongo',
  'protocolPostgres',
  'protocolAMQP',
  'protocolRedis',
  'protocolMySQL',
  'protocolGRPC',
);
export const HTTP_METHOD = enumOf('Unknown', 'Get', 'Post', 'Put', 'Delete', 'Head', 'Options', 'Patch', 'Trace');
export const INTERPOLATION = enumOf('NONE', 'LINEAR', 'QUADRATIC', 'CUBIC');
export const KERNEL_HEADER_FETCH_RESULT = enumOf(
  'FetchNotAttempted',
  'CustomHeadersFound',
  'DefaultHeadersFound',
  'SysfsHeadersFound',
  'DownloadedHeadersFound',
  'DownloadSuccess',
  'HostVersionErr',
  'DownloadFailure',
  'ValidationFailure',
  'ReposDirAccessFailure',
  'HeadersNotFoundDownloadDisabled',
);
export const RUNTIME_COMPILATION_RESULT = enumOf(
  'NotAttempted',
  'CompilationSuccess',
  'KernelVersionErr',
  'VerificationError',
  'OutputDirErr',
  'OutputFileErr',
  'NewCompilerErr',
  'CompilationErr',
  'ResultReadErr',
  'HeaderFetchErr',
  'CompiledOutputFound',
  'InputHashError',
);
/** Later agents name the next value `SuccessRemoteConfigBTF`; this generation prints it as a number. */
export const CORE_RESULT = enumOf(
  'SuccessCustomBTF',
  'SuccessEmbeddedBTF',
  'SuccessDefaultBTF',
  'BtfNotFound',
  'AssetReadError',
  'VerifierError',
  'LoaderError',
);
