import { addApplication } from '../backend/addApplication.ts';
import { addIdentity } from '../backend/addIdentity.ts';
import { hostOf } from '../backend/hostOf.ts';
import type { IdentityRecord } from '../backend/records.ts';
import { statusOf } from '../backend/statusOf.ts';
import { ApiError } from '../http/ApiError.ts';
import { optionalRecord, optionalString, requiredString } from '../http/fields.ts';
import { json } from '../http/json.ts';
import type { ApiContext } from './ApiContext.ts';
import { findOwned } from './findOwned.ts';
import { isoTime } from './isoTime.ts';
import { readCredentials } from './readCredentials.ts';
import { sourceOf } from './sourceOf.ts';

/** `POST /v1/identities?validateAsync=`: 201; joins the application of the same host, or makes one. */
export function createIdentity(context: ApiContext): Response {
  const { backend, body, project, query } = context;
  const source = requiredString(body, 'source');
  const host = hostOf(source);
  if (!host) throw new ApiError(400, '"source" must be a URL or a host.');
  const credentials = readCredentials(body) ?? [];
  const name = optionalString(body, 'name');
  const metadata = optionalRecord(body, 'metadata');
  const applicationName = optionalString(body, 'applicationName') || host;
  const description = optionalString(body, 'applicationDescription');
  const application =
    [...backend.applications.values()].find(
      (one) => one.project === project && hostOf(one.source) === host,
    ) ?? addApplication(backend, { project, name: applicationName, source, description });
  const validateAsync = query.get('validateAsync') !== 'false';
  const status = validateAsync ? 'pending' : backend.settings.current().validationResult;
  const identity = addIdentity(backend, application, { name, metadata, credentials, status });
  return json(
    {
      id: identity.id,
      name: identity.name,
      status: identity.status,
      metadata: identity.metadata,
      created_at: isoTime(identity.createdAt),
    },
    201,
  );
}

/** `GET /v1/identities/{identityId}`; says nothing about the application. */
export function retrieveIdentity(context: ApiContext): Response {
  const { backend } = context;
  const identity = requestedIdentity(context);
  return json({
    id: identity.id,
    name: identity.name,
    source: sourceOf(identity.source, backend.settings.current()),
    status: statusOf(identity, backend.now()),
    metadata: identity.metadata,
    created_at: isoTime(identity.createdAt),
    updated_at: isoTime(identity.updatedAt),
  });
}

/** `PUT /v1/identities/{identityId}`: replaces or merges metadata, by the settings. */
export function updateIdentity(context: ApiContext): Response {
  const { backend, body } = context;
  const identity = requestedIdentity(context);
  const metadata = optionalRecord(body, 'metadata');
  const merges = backend.settings.current().metadataUpdate === 'merge';
  const updated: IdentityRecord = {
    ...identity,
    name: optionalString(body, 'name') ?? identity.name,
    metadata: metadata ? { ...(merges && identity.metadata), ...metadata } : identity.metadata,
    credentials: readCredentials(body) ?? identity.credentials,
    updatedAt: backend.now(),
  };
  backend.identities.set(identity.id, updated);
  return json({
    id: updated.id,
    name: updated.name,
    metadata: updated.metadata,
    updated_at: isoTime(updated.updatedAt),
  });
}

/** `DELETE /v1/identities/{identityId}`. */
export function deleteIdentity(context: ApiContext): Response {
  context.backend.identities.delete(requestedIdentity(context).id);
  return json({ message: 'Identity deleted.' });
}

/** The identity that the path names. Throws 404. */
export function requestedIdentity(context: ApiContext): IdentityRecord {
  return findOwned(context, context.backend.identities, context.parameter('identityId'), 'identity');
}
