package dev.serviceregistry.engine.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The part of a SARIF file that replaces what was uploaded for the same part before.
 *
 * @param id names the part
 * @param results the findings that are told, as findings are sorted
 * @param omitted how many more there are
 */
record SarifRun(String id, List<ReportedFinding> results, int omitted) {

    /** GitHub refuses a run with more results. */
    static final int MOST_RESULTS = 25_000;

    /** GitHub refuses a file with more runs. */
    static final int MOST_RUNS = 20;

    private static final String GLOBAL = "global";

    /**
     * A run for every project that was asked for, also without findings, or what was found there before would stay open;
     * one for all together where there would be too many.
     */
    static List<SarifRun> of(Judgement judgement, int mostResults) {
        Map<String, List<ReportedFinding>> byProject = new TreeMap<>();
        for (String project : judgement.judged().projects()) {
            byProject.put(project, new ArrayList<>());
        }
        if (judgement.judged().selection().projects().isEmpty()) {
            byProject.put(GLOBAL, new ArrayList<>());
        }
        List<ReportedFinding> all = ReportedFinding.all(judgement.evaluation());
        for (ReportedFinding reported : all) {
            String project = reported.finding().subject().project();
            boolean shared = project.isEmpty() || project.startsWith(GLOBAL + "@");
            byProject
                    .computeIfAbsent(shared ? GLOBAL : project, name -> new ArrayList<>())
                    .add(reported);
        }
        List<SarifRun> runs = new ArrayList<>();
        String category = category(judgement);
        if (byProject.size() > MOST_RUNS) {
            runs.add(limited(category + "/", all, mostResults));
            return runs;
        }
        for (Map.Entry<String, List<ReportedFinding>> entry : byProject.entrySet()) {
            runs.add(limited(category + "/" + entry.getKey() + "/", entry.getValue(), mostResults));
        }
        return runs;
    }

    /** What some rules found must not replace what all found, nor one repository's findings those of its neighbour. */
    private static String category(Judgement judgement) {
        String rules = judgement.judged().selection().name();
        String path = judgement.catalog().path();
        return "service-registry" + (rules.equals("all") ? "" : "-" + rules)
                + (path.isEmpty() ? "" : "/" + path.substring(0, path.length() - 1));
    }

    private static SarifRun limited(String id, List<ReportedFinding> results, int most) {
        SarifRun run = new SarifRun(id, results, 0);
        return results.size() <= most ? run : run.keeping(worst(results, most));
    }

    /** How many results all runs have. */
    static int results(List<SarifRun> runs) {
        int results = 0;
        for (SarifRun run : runs) {
            results += run.results.size();
        }
        return results;
    }

    /** The runs without their least severe results, so that this many stay. */
    static List<SarifRun> cut(List<SarifRun> runs, int most) {
        List<ReportedFinding> all = new ArrayList<>();
        for (SarifRun run : runs) {
            all.addAll(run.results);
        }
        Set<ReportedFinding> kept = worst(all, most);
        List<SarifRun> cut = new ArrayList<>();
        for (SarifRun run : runs) {
            cut.add(run.keeping(kept));
        }
        return cut;
    }

    private static Set<ReportedFinding> worst(List<ReportedFinding> results, int most) {
        List<ReportedFinding> sorted = new ArrayList<>(results);
        sorted.sort(ReportedFinding.WORST_FIRST);
        Set<ReportedFinding> worst = Collections.newSetFromMap(new IdentityHashMap<>());
        worst.addAll(sorted.subList(0, most));
        return worst;
    }

    private SarifRun keeping(Set<ReportedFinding> kept) {
        List<ReportedFinding> remaining = new ArrayList<>();
        for (ReportedFinding reported : results) {
            if (kept.contains(reported)) {
                remaining.add(reported);
            }
        }
        return new SarifRun(id, remaining, omitted + results.size() - remaining.size());
    }
}
