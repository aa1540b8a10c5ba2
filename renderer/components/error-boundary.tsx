import { Component, type ReactNode } from 'react';
import { type ErrorShape, toErrorShape } from '../../electron/api/errors';
import { useT } from '../i18n';
import { ErrorView } from './error-view';

interface Props {
  children: ReactNode;
  /** A change of it (another page) tries again. */
  place: string;
}

/** Keeps a broken screen from taking the rest of the window with it. */
export class ErrorBoundary extends Component<Props, { error: ErrorShape | null }> {
  override state: { error: ErrorShape | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: toErrorShape(error) };
  }

  override componentDidUpdate(before: Props) {
    if (before.place !== this.props.place && this.state.error !== null) this.setState({ error: null });
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Broken error={error} again={() => this.setState({ error: null })} />;
  }
}

function Broken({ error, again }: { error: ErrorShape; again(): void }) {
  const t = useT();
  return (
    <div className="empty">
      <ErrorView error={error}>
        <button type="button" className="btn" onClick={again}>
          {t('common.tryAgain')}
        </button>
      </ErrorView>
    </div>
  );
}
