import type { Catalogue, CatalogueTable, TableName } from '../model/catalogue.ts';

/** The table a rule file means: the name as it stands first, in the default schema before others, then as `schema.table`. */
export function findTable(catalogue: Catalogue, name: string): CatalogueTable | undefined {
  const named = catalogue.tables.filter((table) => table.name.name === name);
  const exact = named.find((table) => table.name.schema === catalogue.defaultSchema) ?? named[0];
  if (exact !== undefined) return exact;
  const split = splitName(name);
  return catalogue.tables.find(
    (table) =>
      split.schema !== undefined && table.name.schema === split.schema && table.name.name === split.name,
  );
}

/** `schema.table` at its first dot; without a dot there is no schema. */
export function splitName(name: string): TableName {
  const dot = name.indexOf('.');
  return dot <= 0 ? { name } : { schema: name.slice(0, dot), name: name.slice(dot + 1) };
}

/** A table's name as people write it: without the schema when it is the default one. */
export function shownName(table: CatalogueTable, catalogue: Catalogue): string {
  const { schema, name } = table.name;
  return schema === undefined || schema === catalogue.defaultSchema ? name : `${schema}.${name}`;
}
