import { addApplication } from '../backend/addApplication.ts';
import { flowsOf } from '../backend/flowsOf.ts';
import { hostOf } from '../backend/hostOf.ts';
import { identitiesOf } from '../backend/identitiesOf.ts';
import type { ApplicationRecord } from '../backend/records.ts';
import { ApiError } from '../http/ApiError.ts';
import { optionalString, requiredString } from '../http/fields.ts';
import { json } from '../http/json.ts';
import type { ApiContext } from './ApiContext.ts';
import { findOwned } from './findOwned.ts';
import { isoTime } from './isoTime.ts';
import { paged } from './paged.ts';
import { sourceOf } from './sourceOf.ts';

/** `POST /v1/applications`: 201; a host that exists already answers its application. */
export function createApplication(context: ApiContext): Response {
  const { backend, body, project } = context;
  const source = requiredString(body, 'source');
  const host = hostOf(source);
  if (!host) throw new ApiError(400, '"source" must be a URL or a host.');
  const name = optionalString(body, 'name') || host;
  const description = optionalString(body, 'description');
  const existing = [...backend.applications.values()].find(
    (application) => application.project === project && hostOf(application.source) === host,
  );
  const application = existing ?? addApplication(backend, { project, name, source, description });
  const { id, url, created_at, ...rest } = presentApplication(context, application);
  return json({ id, name: rest.name, url, description: rest.description, created_at }, 201);
}

/** `GET /v1/applications?search=`. */
export function listApplications(context: ApiContext): Response {
  const search = context.query.get('search')?.toLowerCase() ?? '';
  const applications = [...context.backend.applications.values()].filter(
    ({ project, name }) => project === context.project && name.toLowerCase().includes(search),
  );
  return json({ applications: paged(context, applications).map((one) => presentApplication(context, one)) });
}

/** `GET /v1/applications/{applicationId}`. */
export function retrieveApplication(context: ApiContext): Response {
  return json(presentApplication(context, requestedApplication(context)));
}

/** `DELETE /v1/applications/{applicationId}`: its identities and auth flows go with it. */
export function deleteApplication(context: ApiContext): Response {
  const { id } = requestedApplication(context);
  const { applications, authFlows, identities } = context.backend;
  for (const identity of identitiesOf(context.backend, id)) identities.delete(identity.id);
  for (const flow of flowsOf(context.backend, id)) authFlows.delete(flow.id);
  applications.delete(id);
  return json({ success: true });
}

/** The application that the path names. Throws 404. */
export function requestedApplication(context: ApiContext): ApplicationRecord {
  return findOwned(context, context.backend.applications, context.parameter('applicationId'), 'application');
}

function presentApplication({ backend }: ApiContext, application: ApplicationRecord) {
  return {
    id: application.id,
    name: application.name,
    url: sourceOf(application.source, backend.settings.current()),
    description: application.description,
    identity_count: identitiesOf(backend, application.id).length,
    auth_methods: [...new Set(flowsOf(backend, application.id).flatMap((flow) => flow.methods))],
    created_at: isoTime(application.createdAt),
    updated_at: isoTime(application.updatedAt),
  };
}
