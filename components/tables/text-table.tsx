'use client';

/**
 * A plain table of texts, whose first column names the rows. Nothing in it is lively: it is drawn from its texts in the
 * browser's part of the page, so that a long one is sent as texts beside its markup, and not as elements.
 */
export function TextTable(props: {
  className: string | undefined;
  caption: string;
  /** The headings, that of the names first. */
  head: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  return (
    <table className={props.className}>
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          {props.head.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, at) => (
              <td key={props.head[at + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
