import { Knex } from 'knex';
import { ExemptionsInForce } from '../exemptions/ExemptionsInForce';
import { RetentionPeriods } from '../tasks/Retention';
import { DailyScores } from './DailyScores';
import { DefinitionStore } from './DefinitionStore';
import { FactHistory } from './FactHistory';
import { FactStore } from './FactStore';
import { HealthStore } from './HealthStore';
import { JobStore } from './JobStore';
import { MeasureQueue } from './MeasureQueue';
import { MoveHistory } from './MoveHistory';
import { ReevaluationStore } from './ReevaluationStore';
import { LevelReports } from './reports/LevelReports';
import { MovementReports } from './reports/MovementReports';
import { ScoreReports } from './reports/ScoreReports';
import { VerdictReports } from './reports/VerdictReports';
import { ScoreHistory } from './ScoreHistory';
import { ScoreStore } from './ScoreStore';
import { SourceStore } from './SourceStore';
import { VerdictHistory } from './VerdictHistory';
import { VerdictStore } from './VerdictStore';

/** What reads and writes the database. */
export type Stores = ReturnType<typeof createStores>;

/** Puts together what reads and writes the database. */
export function createStores(db: Knex, keep: RetentionPeriods) {
  const scoreHistory = new ScoreHistory(db);
  return {
    daily: new DailyScores(db, scoreHistory, keep.history),
    definitions: new DefinitionStore(db),
    exemptionsInForce: new ExemptionsInForce(db),
    factHistory: new FactHistory(db),
    facts: new FactStore(db),
    health: new HealthStore(db),
    jobs: new JobStore(db),
    levels: new LevelReports(db),
    movements: new MovementReports(db),
    moves: new MoveHistory(db),
    queue: new MeasureQueue(db),
    reevaluation: new ReevaluationStore(db),
    scoreHistory,
    scores: new ScoreReports(db),
    scoreStore: new ScoreStore(),
    sources: new SourceStore(db),
    verdictHistory: new VerdictHistory(db),
    verdicts: new VerdictReports(db),
    verdictStore: new VerdictStore(db),
  };
}
