"use client";

import { createContext, useContext, type ComponentType } from "react";

/** What a feature gets from the app it is in: what the app's router and its identity provider make different. */
export interface App {
  /** Stands in for what needs a login. */
  SignInPrompt: ComponentType;
  /** Fills an empty list of customers with made-up ones. */
  AddSamples: ComponentType;
  /** Navigates to a path of this app. */
  go: (path: string) => void;
  /** The signed-in user's token, for this app's own API. @throws when none can be had */
  getApiToken: () => Promise<string>;
}

const AppContext = createContext<App | null>(null);

/** Put it around the pages, once, inside the app's `AuthProvider`. */
export const FeaturesProvider = AppContext.Provider;

/** @throws outside of a `FeaturesProvider` */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("A feature is shown outside of <FeaturesProvider>.");
  return app;
}

export function SignInPrompt() {
  const { SignInPrompt: Prompt } = useApp();
  return <Prompt />;
}
