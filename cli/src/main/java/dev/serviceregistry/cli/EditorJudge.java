package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.InvalidRulesException;
import dev.serviceregistry.engine.OwnRuleException;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.report.Evidence;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.editing.Judge;
import dev.serviceregistry.registry.editing.RelatedPlace;
import dev.serviceregistry.registry.editing.Remark;
import dev.serviceregistry.registry.editing.RuleText;
import dev.serviceregistry.registry.editing.UnableToJudge;
import dev.serviceregistry.registry.files.SettingsFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges for an editor as {@code validate} judges. */
final class EditorJudge implements Judge {

    /** An editor shows each of them below the finding. */
    private static final int MOST_RELATED = 10;

    private final Call call;
    private final JudgingOptions options;
    private @Nullable List<RuleText> rules;
    private @Nullable List<String> controls;
    private Map<String, String> unsaved = Map.of();

    EditorJudge(Call call, JudgingOptions options) {
        this.call = call;
        this.options = options;
    }

    @Override
    public Reading read(Map<String, String> unsaved) {
        this.unsaved = unsaved;
        return call.reader().readUnsaved(call.repository().root(), unsaved);
    }

    @Override
    public List<Remark> remarks(Reading reading) throws UnableToJudge {
        try {
            List<Remark> wrong = rulesAsWritten();
            List<Remark> remarks = new ArrayList<>(wrong);
            Judgement judgement = new Judging(call, options)
                    .judged(reading, Set.of(), Set.of(), List.of())
                    .judgement();
            for (Finding finding : judgement.evaluation().findings()) {
                remarks.add(remark(finding));
            }
            OwnRules own = call.ownRules();
            if (wrong.isEmpty() && own != null) {
                for (RuleProblem doubt : RuleDoubts.about(
                        own.loaded(), reading, judgement.judged().facts())) {
                    remarks.add(remark(doubt, Remark.Weight.WARNING));
                }
            }
            return remarks;
        } catch (UsageProblem | OwnRuleException | InvalidRulesException e) {
            throw new UnableToJudge(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UnableToJudge(FileProblems.message(e));
        }
    }

    /** Takes the rules as they are written now, when nothing is wrong with them; else tells what is, and goes by those before. */
    private List<Remark> rulesAsWritten() {
        List<Remark> remarks = new ArrayList<>();
        for (RuleProblem problem : call.takeRules(unsaved)) {
            remarks.add(remark(problem, Remark.Weight.ERROR));
        }
        if (remarks.isEmpty()) {
            rules = null;
        }
        return remarks;
    }

    @Override
    public List<String> controls() {
        List<String> known = controls;
        if (known == null) {
            known = call.controls();
            controls = known;
        }
        return known;
    }

    /** They are told again only when the organisation's own are other ones. */
    @Override
    public List<RuleText> rules() {
        List<RuleText> known = rules;
        if (known == null) {
            known = new ArrayList<>();
            for (RuleDescriptor rule : call.engineOnChanges().rules().rules()) {
                known.add(new RuleText(
                        rule.id(), rule.title(), rule.severity().toString(), rule.rationale(), rule.remediation()));
            }
            rules = known;
        }
        return known;
    }

    private static Remark remark(RuleProblem problem, Remark.Weight weight) {
        return new Remark(weight, "rules", problem.message(), problem.hint(), shown(problem.place()), List.of());
    }

    private static Remark remark(Finding finding) {
        List<RelatedPlace> related = new ArrayList<>();
        for (Fact fact : Evidence.related(finding)) {
            if (related.size() < MOST_RELATED && isShown(fact.source())) {
                related.add(new RelatedPlace(fact.description(), fact.source()));
            }
        }
        Remark.Weight weight = switch (finding.rule().severity()) {
            case ERROR -> Remark.Weight.ERROR;
            case WARNING -> Remark.Weight.WARNING;
            case NOTE -> Remark.Weight.NOTE;
        };
        return new Remark(
                weight,
                finding.rule().id(),
                finding.sentence(),
                finding.rule().remediation(),
                shown(finding.source()),
                related);
    }

    /** A place that an editor can show: for one in a pack the file that asks for packs. */
    private static SourceLocation shown(SourceLocation source) {
        return source.pack().isEmpty() ? source : SourceLocation.startOf(SettingsFile.NAME);
    }

    /** Whether an editor can show a place: not one beside the repository, nor one in a pack. */
    private static boolean isShown(SourceLocation source) {
        return !source.file().startsWith("../") && source.pack().isEmpty();
    }
}
