import type { RuleFile } from '../model/rule-file.ts';

/** What the formal report still lacks of the rule file's header, as paths into it. */
export function missingFacts(file: RuleFile): readonly string[] {
  const { owner, recipient, year, cutoff } = file.report;
  const facts: readonly (readonly [string, unknown])[] = [
    ['report.year', year],
    ['report.cutoff', cutoff],
    ['report.owner.name', owner.name],
    ['report.owner.code', owner.code],
    ['report.owner.contact.name', owner.contact?.name],
    ['report.owner.contact.phone', owner.contact?.phone],
    ['report.owner.contact.email', owner.contact?.email],
    ['report.recipient.name', recipient.name],
    ['database.name', file.database.name],
  ];
  return facts.flatMap(([path, value]) => (value === undefined ? [path] : []));
}
