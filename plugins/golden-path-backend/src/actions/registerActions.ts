import { AuthService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  createPlanRequestSchema,
  planCreatePermission,
  preflightRequestSchema,
  templateReadPermission,
} from '@guildhall/plugin-golden-path-common';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import { toCaller } from '../http/callers';
import { PlanService } from '../plans/PlanService';
import { PreflightService } from '../preflight/PreflightService';
import { TemplatesService } from '../templates/TemplatesService';

const readOnly = { readOnly: true, idempotent: true, destructive: false };
const MAX_TEMPLATES = 200;

/** What agents can ask, with the rights of whoever sent them. */
export function registerActions(options: {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
  authorizer: Authorizer;
  plans: PlanService;
  preflight: PreflightService;
  templates: TemplatesService;
}): void {
  const { actionsRegistry, auth, authorizer, plans, preflight, templates } =
    options;

  actionsRegistry.register({
    name: 'list-templates',
    title: 'List templates of services',
    description:
      'Lists the templates that new services can be made from, each with its release, how many services it has and what is wrong with it. Use the name of a template with preflight and plan-service.',
    attributes: readOnly,
    schema: {
      input: z => z.object({}),
      output: z =>
        z.object({
          items: z.array(
            z.object({
              name: z.string(),
              title: z.string(),
              description: z.string(),
              version: z
                .string()
                .optional()
                .describe(
                  'The release in force; without one it cannot be used',
                ),
              services: z.number(),
              problems: z.array(z.string()),
            }),
          ),
        }),
    },
    action: async ({ credentials }) => {
      await authorizer.require(templateReadPermission, credentials);
      const { items } = await templates.list({ limit: MAX_TEMPLATES });
      return {
        output: {
          items: items.map(template => ({
            name: template.name,
            title: template.title,
            description: template.description,
            version: template.version,
            services: template.services,
            problems: template.problems.map(({ message }) => message),
          })),
        },
      };
    },
  });

  actionsRegistry.register({
    name: 'preflight',
    title: 'Check answers for a new service',
    description:
      'Checks answers before a service is made of them: whether the name follows the convention and is free, whether the owner exists and you belong to it, whether what is referred to exists, and that there are no secrets. Answers can be incomplete: only those that are given are checked. Nothing is made.',
    attributes: readOnly,
    schema: {
      input: z =>
        z.object({
          template: z
            .string()
            .optional()
            .describe('The name of a template, such as service-node'),
          answers: z
            .record(z.unknown())
            .describe('The answers by the name of the question'),
        }),
      output: z =>
        z.object({
          ok: z.boolean().describe('Whether nothing is blocked'),
          findings: z.array(
            z.object({
              check: z.string(),
              field: z.string(),
              status: z.enum(['ok', 'blocked', 'unknown']),
              message: z.string(),
              fix: z.string().optional(),
              suggestion: z.string().optional(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      await authorizer.require(planCreatePermission, credentials);
      const request = parse(preflightRequestSchema, input);
      return {
        output: await preflight.check(request, toCaller(auth, credentials)),
      };
    },
  });

  actionsRegistry.register({
    name: 'plan-service',
    title: 'Plan a new service',
    description:
      'Tells what a run of a template would do with some answers: the files it would write, what it would make outside the portal and how that is undone, and what is left for people. Nothing is made; to run the template, use the action execute-template of the scaffolder with the same answers.',
    attributes: readOnly,
    schema: {
      input: z =>
        z.object({
          template: z
            .string()
            .describe('The name of a template, such as service-node'),
          answers: z
            .record(z.unknown())
            .describe('All answers by the name of the question'),
        }),
      output: z =>
        z.object({
          version: z.string(),
          ok: z.boolean().describe('Whether nothing is blocked'),
          blocked: z.array(
            z.object({ field: z.string(), message: z.string() }),
          ),
          files: z.array(z.object({ path: z.string(), size: z.number() })),
          effects: z.array(
            z.object({
              title: z.string(),
              status: z.string(),
              reason: z.string().optional(),
              undo: z.string(),
            }),
          ),
          handover: z.array(
            z.object({ title: z.string(), owner: z.string().optional() }),
          ),
          run: z.array(z.string()).describe('How to run the service'),
        }),
    },
    action: async ({ input, credentials }) => {
      await authorizer.require(planCreatePermission, credentials);
      const plan = await plans.create(
        parse(createPlanRequestSchema, input),
        toCaller(auth, credentials),
      );
      return {
        output: {
          version: plan.version,
          ok: plan.ok,
          blocked: plan.findings
            .filter(({ status }) => status === 'blocked')
            .map(({ field, message }) => ({ field, message })),
          files: plan.files.map(({ path, size }) => ({ path, size })),
          effects: plan.effects.map(({ title, status, reason, undo }) => ({
            title,
            status,
            reason,
            undo,
          })),
          handover: plan.handover.map(({ title, owner }) => ({ title, owner })),
          run: plan.run,
        },
      };
    },
  });
}
