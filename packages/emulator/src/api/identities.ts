import {
  addIdentity,
  getStatus,
  scheduleValidation,
  updateIdentity,
  type IdentityRecord,
} from '../backend/identityRecords.ts';
import { optionalBoolean, optionalRecord, optionalString, requiredString } from '../http/fields.ts';
import { ApiError, json } from '../http/responses.ts';
import { findRecord, formatSource, formatTime, type ApiContext } from './ApiContext.ts';
import { findOrAddApplication } from './applications.ts';
import { readCredentials } from './credentials.ts';

/** `POST /v1/identities?validateAsync=`: 201. Adds the identity to the application of its host, or to a new one. */
export function createIdentity(context: ApiContext): Response {
  const { backend, body, query } = context;
  const source = requiredString(body, 'source');
  const credentials = readCredentials(body) ?? [];
  const name = optionalString(body, 'name');
  const metadata = optionalRecord(body, 'metadata');
  const application = findOrAddApplication(context, source, {
    name: optionalString(body, 'applicationName'),
    description: optionalString(body, 'applicationDescription'),
  });
  const validateAsync = query.get('validateAsync') !== 'false';
  const status = validateAsync ? 'pending' : backend.settings.current().validationResult;
  const identity = addIdentity(backend, application, { name, metadata, credentials, status });
  return json(
    {
      id: identity.id,
      name: identity.name,
      status: identity.status,
      metadata: identity.metadata,
      created_at: formatTime(identity.createdAt),
    },
    201,
  );
}

/** `GET /v1/identities/{identityId}`: without its application, as at Anchor. */
export function retrieveIdentity(context: ApiContext): Response {
  const identity = findIdentity(context);
  return json({
    id: identity.id,
    name: identity.name,
    source: formatSource(context, identity.source),
    status: getStatus(identity, context.backend.now()),
    metadata: identity.metadata,
    created_at: formatTime(identity.createdAt),
    updated_at: formatTime(identity.updatedAt),
  });
}

/** `PUT /v1/identities/{identityId}`. The settings choose whether metadata is replaced or merged. */
export function replaceIdentity(context: ApiContext): Response {
  const { backend, body } = context;
  const identity = findIdentity(context);
  const metadata = optionalRecord(body, 'metadata');
  const keepsMetadata = backend.settings.current().metadataUpdate === 'merge';
  const updated = updateIdentity(backend, identity, {
    name: optionalString(body, 'name') ?? identity.name,
    metadata: metadata ? { ...(keepsMetadata && identity.metadata), ...metadata } : identity.metadata,
    credentials: readCredentials(body) ?? identity.credentials,
  });
  return json({
    id: updated.id,
    name: updated.name,
    metadata: updated.metadata,
    updated_at: formatTime(updated.updatedAt),
  });
}

/** `DELETE /v1/identities/{identityId}`. */
export function deleteIdentity(context: ApiContext): Response {
  context.backend.identities.delete(findIdentity(context).id);
  return json({ message: 'Identity deleted.' });
}

/** `POST /v1/identities/{identityId}/reauthenticate`. With `sync: false`, the identity is `pending` until its validation. */
export function reauthenticate(context: ApiContext): Response {
  const { backend, body } = context;
  const { reauthentication, validationResult } = backend.settings.current();
  const identity = findIdentity(context);
  const sync = optionalBoolean(body, 'sync') ?? true;
  if (reauthentication !== 200) {
    backend.identities.set(identity.id, { ...identity, status: 'failed', settles: null });
    void backend.webhooks.send('identity.authentication_failed', identity.id);
    throw new ApiError(reauthentication, 'The reauthentication failed.');
  }
  const { status } = updateIdentity(
    backend,
    identity,
    scheduleValidation(backend, sync ? validationResult : 'pending'),
  );
  if (sync && status === 'validated') void backend.webhooks.send('identity.authenticated', identity.id);
  return json({ identityId: identity.id, async: !sync });
}

function findIdentity(context: ApiContext): IdentityRecord {
  return findRecord(context, context.backend.identities, context.parameter('identityId'), 'identity');
}
