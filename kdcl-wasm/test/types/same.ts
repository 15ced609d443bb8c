/**
 * The types written by hand and the JSON Schemas of the engine say the same, each shape in both directions.
 *
 * Nothing runs here; the check is that it compiles. `generate.js` writes the other side. The parts of a shape are listed beside
 * the whole: the compiler does not look into a shape more than a few levels deep, and so names the part that differs.
 * INVARIANT: every exported type of `package/src/types` is named here, but for those `types.test.js` lists with the reason.
 */
import type * as kdcl from "../../package/src/types.js";
import type * as assessment from "./generated/assessment.js";
import type * as distance from "./generated/distance.js";
import type * as draft from "./generated/draft.js";
import type * as errors from "./generated/errors.js";
import type * as facts from "./generated/facts.js";
import type * as outcome from "./generated/outcome.js";
import type * as schoolData from "./generated/school-data.js";
import type * as standardSet from "./generated/standard-set.js";
import type * as setFile from "./generated/standard-set-file.js";
import type * as suggestions from "./generated/suggestions.js";
import type * as textPack from "./generated/text-pack.js";
import type * as whatIf from "./generated/what-if.js";
import type { Holds, Same } from "./spelled.js";

export type Inputs = [
  Holds<Same<kdcl.Assessment, assessment.Assessment>>,
  Holds<Same<kdcl.School, assessment.School>>,
  Holds<Same<kdcl.SchoolKind, assessment.SchoolKind>>,
  Holds<Same<kdcl.Ownership, assessment.Ownership>>,
  Holds<Same<kdcl.SchoolType, assessment.SchoolType>>,
  Holds<Same<kdcl.EducationLevel, assessment.EducationLevel>>,
  Holds<Same<kdcl.DifficultArea, assessment.DifficultArea>>,
  Holds<Same<kdcl.Verdict, assessment.Verdict>>,
  Holds<Same<kdcl.Reached, assessment.Reached>>,
  Holds<Same<kdcl.LevelRating, assessment.LevelRating>>,
  Holds<Same<kdcl.CriterionRating, assessment.Rating>>,
  Holds<Same<kdcl.Ratings, assessment.Assessment["ratings"]>>,
  Holds<Same<kdcl.SchoolData, schoolData.SchoolData>>,
  Holds<Same<kdcl.FactInput, schoolData.FactValues>>,
  Holds<Same<kdcl.FactInputs, schoolData.SchoolData["facts"]>>,
  Holds<Same<kdcl.TextPack, textPack.TextPack>>,
];

export type OfAnOutcome = [
  Holds<Same<kdcl.Outcome, outcome.Outcome>>,
  Holds<Same<kdcl.StandardOutcome, outcome.StandardOutcome>>,
  Holds<Same<kdcl.CriterionOutcome, outcome.CriterionOutcome>>,
  Holds<Same<kdcl.Gap, outcome.Gap>>,
  Holds<Same<kdcl.Choose, outcome.Choose>>,
  Holds<Same<kdcl.Alternative, outcome.Alternative>>,
  Holds<Same<kdcl.IndicatorText, outcome.IndicatorText>>,
  Holds<Same<kdcl.Interval, outcome.Interval>>,
  Holds<Same<kdcl.Basis, outcome.Basis>>,
  Holds<Same<kdcl.RuleName, outcome.RuleName>>,
  Holds<Same<kdcl.Confidence, outcome.Confidence>>,
  Holds<Same<kdcl.Citation, outcome.Citation>>,
  Holds<Same<kdcl.Text, outcome.Text>>,
  Holds<Same<kdcl.KdclWarning, outcome.Warning>>,
  Holds<Same<kdcl.Distance, distance.Distance>>,
  Holds<Same<kdcl.WhatIf, whatIf.WhatIf>>,
  Holds<Same<kdcl.Errors, errors.Errors>>,
  Holds<Same<kdcl.Problem, errors.Problem>>,
];

export type OfSchoolData = [
  Holds<Same<kdcl.Facts, facts.Facts>>,
  Holds<Same<kdcl.Fact, facts.Fact>>,
  Holds<Same<kdcl.FactValue, facts.FactValue>>,
  Holds<Same<kdcl.FactPer, facts.FactPer>>,
  Holds<Same<kdcl.Unit, facts.Unit>>,
  Holds<Same<kdcl.Grade, facts.Grade>>,
  Holds<Same<kdcl.RateOf, facts.RateOf>>,
  Holds<Same<kdcl.Suggestions, suggestions.Suggestions>>,
  Holds<Same<kdcl.Suggestion, suggestions.Suggestion>>,
  Holds<Same<kdcl.Suggested, suggestions.Suggested>>,
  Holds<Same<kdcl.Coverage, suggestions.Coverage>>,
  Holds<Same<kdcl.Check, suggestions.Check>>,
  Holds<Same<kdcl.CheckedValue, suggestions.Value>>,
  Holds<Same<kdcl.Counts, suggestions.Counts>>,
  Holds<Same<kdcl.Window, suggestions.Window>>,
  Holds<Same<kdcl.Question, suggestions.Question>>,
  Holds<Same<kdcl.Draft, draft.Draft>>,
  Holds<Same<kdcl.StandardDraft, draft.StandardDraft>>,
  Holds<Same<kdcl.CriterionDraft, draft.CriterionDraft>>,
];

export type OfASet = [
  Holds<Same<kdcl.StandardSet, standardSet.StandardSet>>,
  Holds<Same<kdcl.Standard, standardSet.Standard>>,
  Holds<Same<kdcl.Criterion, standardSet.Criterion>>,
  Holds<Same<kdcl.Level, standardSet.Level>>,
  Holds<Same<kdcl.Indicator, standardSet.Indicator>>,
  Holds<Same<kdcl.QuantitativeIndicator, standardSet.QuantitativeIndicator>>,
  Holds<Same<kdcl.LevelRule, standardSet.LevelRule>>,
  Holds<Same<kdcl.Quota, standardSet.Quota>>,
  Holds<Same<kdcl.Provenance, standardSet.Provenance>>,
  Holds<Same<kdcl.Doubt, standardSet.Doubt>>,
  Holds<Same<kdcl.DoubtKind, standardSet.DoubtKind>>,
  Holds<Same<kdcl.Advisory, standardSet.Advisory>>,
  Holds<Same<kdcl.SeveralLevels, standardSet.SeveralLevels>>,
  Holds<Same<kdcl.Condition, standardSet.Condition>>,
  Holds<Same<kdcl.Compare, standardSet.Compare>>,
  Holds<Same<kdcl.Comparator, standardSet.Comparator>>,
  Holds<Same<kdcl.Threshold, standardSet.Threshold>>,
  Holds<Same<kdcl.Variant, standardSet.Variant>>,
  Holds<Same<kdcl.Predicate, standardSet.Predicate>>,
];

export type OfASetFile = [
  Holds<Same<kdcl.StandardSetFile, setFile.SetFile>>,
  Holds<Same<kdcl.PlaceFile, setFile.PlaceFile>>,
  Holds<Same<kdcl.BasisFile, setFile.BasisFile>>,
  Holds<Same<kdcl.RuleFile, setFile.RuleFile>>,
  Holds<Same<kdcl.QuotaFile, setFile.QuotaFile>>,
  Holds<Same<kdcl.RecognitionFile, setFile.RecognitionFile>>,
  Holds<Same<kdcl.AdvisoryFile, setFile.AdvisoryFile>>,
  Holds<Same<kdcl.StandardFile, setFile.StandardFile>>,
  Holds<Same<kdcl.CriterionFile, setFile.CriterionFile>>,
  Holds<Same<kdcl.LevelFile, setFile.LevelFile>>,
  Holds<Same<kdcl.IndicatorFile, setFile.IndicatorFile>>,
  Holds<Same<kdcl.QuantityFile, setFile.QuantityFile>>,
  Holds<Same<kdcl.QuantityValue, setFile.QuantityValue>>,
  Holds<Same<kdcl.FactFile, setFile.Fact>>,
  Holds<Same<kdcl.RateOfFile, setFile.RateOf>>,
  Holds<Same<kdcl.Condition, setFile.Condition>>,
];
