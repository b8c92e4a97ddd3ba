import { flowsOf } from '../backend/flowsOf.ts';
import type { AuthFlowRecord } from '../backend/records.ts';
import { ApiError } from '../http/ApiError.ts';
import { optionalBoolean, optionalList, optionalString, requiredString } from '../http/fields.ts';
import { isRecord } from '../http/isRecord.ts';
import { json } from '../http/json.ts';
import type { ApiContext } from './ApiContext.ts';
import { requestedApplication } from './applications.ts';
import { isoTime } from './isoTime.ts';

const knownMethods = ['username_password', 'authenticator', 'custom'];

/** `POST /v1/applications/{applicationId}/auth-flows`: 201. */
export function createAuthFlow(context: ApiContext): Response {
  const { backend, body } = context;
  const application = requestedApplication(context);
  const now = backend.now();
  const methods = readMethods(body);
  if (!methods) throw new ApiError(400, '"methods" is required.');
  const flow: AuthFlowRecord = {
    id: backend.createId(),
    applicationId: application.id,
    name: requiredString(body, 'name'),
    description: optionalString(body, 'description') ?? null,
    isRecommended: optionalBoolean(body, 'is_recommended') ?? false,
    methods,
    customFields: readCustomFields(body) ?? [],
    createdAt: now,
    updatedAt: now,
  };
  backend.authFlows.set(flow.id, flow);
  return json(presentAuthFlow(flow), 201);
}

/** `GET /v1/applications/{applicationId}/auth-flows`. */
export function listAuthFlows(context: ApiContext): Response {
  const flows = flowsOf(context.backend, requestedApplication(context).id);
  return json({ auth_flows: flows.map(presentAuthFlow) });
}

/** `PATCH /v1/applications/{applicationId}/auth-flows/{flowId}`: every field may be left out. */
export function updateAuthFlow(context: ApiContext): Response {
  const { backend, body } = context;
  const flow = requestedAuthFlow(context);
  const updated: AuthFlowRecord = {
    ...flow,
    name: optionalString(body, 'name') ?? flow.name,
    description: optionalString(body, 'description') ?? flow.description,
    isRecommended: optionalBoolean(body, 'is_recommended') ?? flow.isRecommended,
    methods: readMethods(body) ?? flow.methods,
    customFields: readCustomFields(body) ?? flow.customFields,
    updatedAt: backend.now(),
  };
  backend.authFlows.set(flow.id, updated);
  return json(presentAuthFlow(updated));
}

/** `DELETE /v1/applications/{applicationId}/auth-flows/{flowId}`. */
export function deleteAuthFlow(context: ApiContext): Response {
  context.backend.authFlows.delete(requestedAuthFlow(context).id);
  return json({ success: true });
}

function requestedAuthFlow(context: ApiContext): AuthFlowRecord {
  const application = requestedApplication(context);
  const flow = context.backend.authFlows.get(context.parameter('flowId'));
  if (flow?.applicationId !== application.id) throw new ApiError(404, 'There is no auth flow with this id.');
  return flow;
}

function readMethods(body: ApiContext['body']): readonly string[] | undefined {
  const methods = optionalList(body, 'methods')?.filter((method) => typeof method === 'string');
  if (!methods) return undefined;
  if (methods.length === 0 || methods.some((method) => !knownMethods.includes(method))) {
    throw new ApiError(400, `"methods" takes at least one of ${knownMethods.join(', ')}.`);
  }
  return methods;
}

function readCustomFields(body: ApiContext['body']): readonly string[] | undefined {
  return optionalList(body, 'custom_fields')?.map((field) => {
    if (!isRecord(field)) throw new ApiError(400, '"custom_fields" takes objects with a name.');
    return requiredString(field, 'name');
  });
}

function presentAuthFlow(flow: AuthFlowRecord) {
  return {
    id: flow.id,
    name: flow.name,
    description: flow.description,
    is_recommended: flow.isRecommended,
    methods: flow.methods,
    custom_fields: flow.customFields.map((name) => ({ name })),
    created_at: isoTime(flow.createdAt),
    updated_at: isoTime(flow.updatedAt),
  };
}
