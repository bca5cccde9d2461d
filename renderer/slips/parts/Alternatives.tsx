import { Fragment } from 'react';

/** Alternatives of a printed form: the chosen one stays, the others are struck out. */
export function Alternatives<Choice extends string>(props: {
  readonly choices: readonly (readonly [Choice, string])[];
  readonly chosen: Choice;
}) {
  return (
    <span className="alternatives">
      {props.choices.map(([choice, words], index) => (
        <Fragment key={choice}>
          {index > 0 && <span className="slash">／</span>}
          {choice === props.chosen ? <b>{words}</b> : <s>{words}</s>}
        </Fragment>
      ))}
    </span>
  );
}

/** Numbered reasons of a printed form: a tick at the chosen one, the others struck out. */
export function TickedReasons<Choice extends string>(props: {
  readonly choices: readonly (readonly [Choice, string])[];
  readonly chosen: Choice;
}) {
  return (
    <ol className="ticks">
      {props.choices.map(([choice, words]) => (
        <li key={choice}>
          {choice === props.chosen ? (
            <>
              <span className="box">√</span>
              {words}
            </>
          ) : (
            <>
              <span className="box">／</span>
              <s>{words}</s>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
