/** The header of a column of buttons, which only readers of the table's structure need. */
export function ActionsHeader() {
  return (
    <th scope="col">
      <span className="visually-hidden">Tindakan</span>
    </th>
  );
}
