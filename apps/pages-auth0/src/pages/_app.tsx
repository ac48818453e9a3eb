import type { AppProps } from "next/app";
import Head from "next/head";
import { ForbiddenPage } from "#auth/forbidden-page.tsx";
import { AuthProvider } from "#auth/provider.tsx";
import type { ForbiddenProps } from "#auth/with-viewer.ts";
import { Features } from "#features.tsx";
import { ErrorBoundary } from "#layout/error-boundary.tsx";
import { refetchPage } from "#layout/refetch-page.ts";
import { Progress } from "#layout/progress.tsx";
import { Shell } from "#layout/shell.tsx";
import "#styles/global.css";

export default function App({ Component, pageProps, router }: AppProps<ForbiddenProps>) {
  return (
    <AuthProvider>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </Head>
      <Features>
        <Progress />
        <Shell>
          <ErrorBoundary resetKey={router.asPath} onRetry={() => refetchPage(router)}>
            {pageProps.forbidden ? <ForbiddenPage /> : <Component {...pageProps} />}
          </ErrorBoundary>
        </Shell>
      </Features>
    </AuthProvider>
  );
}
