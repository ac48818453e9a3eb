import type { AppProps } from "next/app";
import Head from "next/head";
import { PageAccess } from "../auth/page-access/single-pages";
import { AuthProvider } from "../auth/provider";
import { ErrorBoundary } from "../layout/error-boundary";
import { Progress } from "../layout/progress";
import { Shell } from "../layout/shell";
import "../styles/global.css";

export default function App({ Component, pageProps, router }: AppProps) {
  return (
    <AuthProvider>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </Head>
      <Progress />
      <Shell>
        <ErrorBoundary resetKey={router.asPath}>
          <PageAccess>
            <Component {...pageProps} />
          </PageAccess>
        </ErrorBoundary>
      </Shell>
    </AuthProvider>
  );
}
