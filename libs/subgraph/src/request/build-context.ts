import { type Actor, type Role, roles, systemClock, type Viewer } from '@leadline/domain';
import { currentTraceparent } from '@leadline/observability';
import type { FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import type { RequestContext } from '../request-context.ts';
import type { ServiceDefinition } from '../service-definition.ts';
import { currentRequestId, requestIdFrom } from './request-scope.ts';
import type { IdentifyViewer } from './identify-viewer.ts';
import { simulatedTime, simulatedTimeHeader } from './simulated-time.ts';

/** What contexts are built from, once the service is up. */
export interface ContextSources<Services> {
  definition: Pick<ServiceDefinition<Services>, 'loaders'>;
  services: Services;
  dataSource: DataSource;
  identify: IdentifyViewer;
  allowSimulatedTime: boolean;
}

/** Makes the context of one request: who asks, as which actor, at what time, with loaders of its own. */
export async function buildContext<Services>(
  sources: ContextSources<Services>,
  request: FastifyRequest,
): Promise<RequestContext<Services>> {
  const viewer = await sources.identify(request.headers.authorization);
  const requestId = currentRequestId() ?? requestIdFrom(request.headers['x-request-id']);
  const now = simulatedTime(headerOf(request, simulatedTimeHeader), viewer, sources.allowSimulatedTime) ?? systemClock.now();
  const actor: Actor = {
    viewer,
    role: leadingRole(viewer),
    now,
    correlationId: requestId,
    causationId: null,
    traceparent: currentTraceparent() ?? headerOf(request, 'traceparent') ?? null,
    system: false,
  };
  const { services, dataSource } = sources;
  const context: RequestContext<Services> = { viewer, actor, services, dataSource, requestId, loaders: {} };
  context.loaders = sources.definition.loaders?.(services, context) ?? {};
  return context;
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The role that a change is recorded under: the one with the most rights; the list of roles is in that order. */
const leadingRole = (viewer: Viewer): Role => roles.find((role) => viewer.roles.includes(role)) ?? 'SERVICE';
