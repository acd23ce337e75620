export interface LegalProfile { utcOffset: string }
export interface ScoringProfile { id: string }
export const profileNames = (k: string) => k === 'legal' ? ['nd47-2020'] : ['dieu16'];
export const loadLegalProfile = async (_: string): Promise<LegalProfile> => ({ utcOffset: '+07:00' });
export const loadScoringProfile = async (_: string): Promise<ScoringProfile> => ({ id: 'dieu16' });
