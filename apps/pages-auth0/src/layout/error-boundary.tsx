import { PageFailed } from "@repo/features/layout";
import { Component, type ReactNode } from "react";
import { Title } from "#layout/title.tsx";

interface ErrorBoundaryProps {
  /** A new value forgets the error: the person has moved on to another page. */
  resetKey: string;
  /** Asks the server for the page once more, in case it failed because of what came from there. */
  onRetry: () => Promise<void>;
  children: ReactNode;
}

/** Keeps the header when a page fails, and offers to try again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: unknown; resetKey: string }> {
  override state = { error: null as unknown, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: { resetKey: string }) {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  readonly #retry = async () => {
    await this.props.onRetry();
    this.setState({ error: null });
  };

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <>
        {/* The page's own has gone with it. */}
        <Title>Error</Title>
        <PageFailed onRetry={() => void this.#retry()} />
      </>
    );
  }
}
