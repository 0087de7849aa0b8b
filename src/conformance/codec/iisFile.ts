import type { IisApplication, IisFile, IisTagFile } from '../../model/windows/etw/iis/iisFile.ts';
import type { Json, JsonObject } from '../vector.ts';
import { booleanOf, objectOf, objectsOf, textOf, toObject } from './fields.ts';

/** Reads the site configuration of a host; `null` is a host without one. */
export function iisFileFromJson(json: Json | undefined): IisFile | undefined {
  if (json === undefined || json === null) return undefined;
  const file = toObject(json, 'iis');
  if (booleanOf(file, 'broken')) return 'broken';
  return {
    sites: objectsOf(file, 'sites').map((site) => ({
      id: textOf(site, 'id'),
      name: textOf(site, 'name'),
      applications: objectsOf(site, 'apps').map(applicationFromJson),
    })),
  };
}

function applicationFromJson(json: JsonObject): IisApplication {
  return {
    path: textOf(json, 'path'),
    virtualDirectory: json['vdir'] === undefined ? '/' : textOf(json, 'vdir'),
    ...tagFile(json, 'json'),
    ...tagFile(json, 'web'),
    ...tagFile(json, 'traceConfigFile'),
  };
}

/** A file is there or not, so an absent one leaves no field. */
function tagFile<Name extends string>(json: JsonObject, name: Name): Partial<Record<Name, IisTagFile>> {
  const file = objectOf(json, name);
  if (file === undefined) return {};
  const tags = { service: textOf(file, 'service'), env: textOf(file, 'env'), version: textOf(file, 'version') };
  return { [name]: tags } as Partial<Record<Name, IisTagFile>>;
}
