import type { AppProps } from "next/app";
import Head from "next/head";
import { ForbiddenPage } from "../auth/forbidden-page";
import { AuthProvider } from "../auth/provider";
import type { ForbiddenProps } from "../auth/with-viewer";
import { Features } from "../features";
import { ErrorBoundary } from "../layout/error-boundary";
import { Progress } from "../layout/progress";
import { Shell } from "../layout/shell";
import "../styles/global.css";

export default function App({ Component, pageProps, router }: AppProps<ForbiddenProps>) {
  return (
    <AuthProvider>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </Head>
      <Features>
        <Progress />
        <Shell>
          <ErrorBoundary resetKey={router.asPath}>
            {pageProps.forbidden ? <ForbiddenPage /> : <Component {...pageProps} />}
          </ErrorBoundary>
        </Shell>
      </Features>
    </AuthProvider>
  );
}
