import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import { PartNotLoaded } from '../ui/parts.ts';

interface BoundaryProps {
  readonly children: ReactNode;
  /** A new value clears the failure: another place, another chance. */
  readonly place: string;
}
interface BoundaryState {
  readonly failure: Error | null;
  readonly place: string;
}

/** One failing screen never takes the window with it. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failure: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { failure: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return props.place === state.place ? null : { failure: null, place: props.place };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return failure instanceof PartNotLoaded ? (
      <Failure of="loading" words={failure.message} onReopen={() => window.location.reload()} />
    ) : (
      <Failure
        of="screen"
        words={`${failure.name}: ${failure.message}`}
        onReopen={() => this.setState({ failure: null })}
      />
    );
  }
}

interface FailureProps {
  /** A browser never fetches again what it once failed to fetch: only the whole window opened anew brings it. */
  readonly of: 'screen' | 'loading';
  readonly words: string;
  readonly onReopen: () => void;
}

/** What had the cursor went with the screen: the one thing left to do gets it. */
function takeCursor(button: HTMLElement | null): void {
  button?.focus();
}

function Failure({ of, words, onReopen }: FailureProps): ReactNode {
  const { t } = useTranslation('common');
  return (
    <div className="screen" role="alert">
      <div className="message error">
        <h1>{t(`boundary.${of}.title`)}</h1>
        <p>{t(`boundary.${of}.text`)}</p>
        <p>
          <code>{words}</code>
        </p>
        <Button ref={takeCursor} onClick={onReopen}>
          {t(`boundary.${of}.reopen`)}
        </Button>
      </div>
    </div>
  );
}
