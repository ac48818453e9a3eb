import { announceNavigation } from "./layout/navigation-start";

// https://nextjs.org/docs/app/api-reference/file-conventions/instrumentation-client#router-navigation-tracking
export const onRouterTransitionStart = announceNavigation;
