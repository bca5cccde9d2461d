import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'antd';

interface BoundaryProps {
  readonly children: ReactNode;
  /** A new value clears the failure: another place, another chance. */
  readonly place: string;
}
interface BoundaryState {
  readonly failure: string | null;
  readonly place: string;
}

/** One failing screen never takes the window with it. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failure: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return props.place === state.place ? null : { failure: null, place: props.place };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return <Failure words={failure} onReopen={() => this.setState({ failure: null })} />;
  }
}

function Failure({ words, onReopen }: { readonly words: string; readonly onReopen: () => void }): ReactNode {
  const { t } = useTranslation('common');
  return (
    <div className="screen" role="alert">
      <div className="message error">
        <h1>{t('boundary.title')}</h1>
        <p>{t('boundary.text')}</p>
        <p>
          <code>{words}</code>
        </p>
        <Button onClick={onReopen}>{t('boundary.reload')}</Button>
      </div>
    </div>
  );
}
