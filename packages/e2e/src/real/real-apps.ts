import type { App } from "../apps/app";
import { apps } from "../apps/index";
import { isLocal } from "../local-services";

/** The apps whose identity provider is a real one. The others are what `pnpm e2e` is for. */
export const realApps: readonly App[] = apps.filter(({ provider }) => !isLocal(provider));
