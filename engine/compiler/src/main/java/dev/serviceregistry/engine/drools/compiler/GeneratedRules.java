package dev.serviceregistry.engine.drools.compiler;

import dev.serviceregistry.engine.drools.compiler.check.CheckedFile;
import dev.serviceregistry.engine.source.CompiledRule;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.SourceLocation;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.drools.codegen.common.GeneratedFile;
import org.drools.compiler.builder.impl.KnowledgeBuilderConfigurationImpl;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DroolsError;
import org.drools.model.codegen.execmodel.ModelBuilderImpl;
import org.drools.model.codegen.execmodel.PackageSources;
import org.drools.util.StringUtils;
import org.kie.api.builder.ReleaseId;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.ReproducibleExecutableModelGenerationOption;
import org.kie.internal.io.ResourceFactory;
import org.kie.util.maven.support.ReleaseIdImpl;

/**
 * A file of rules as Java.
 *
 * @param file the file
 * @param sources the text of every class by the path of its source
 * @param models the names of those classes that hold the rules
 * @param rules what the text tells of each rule
 */
record GeneratedRules(RuleFile file, SortedMap<String, String> sources, List<String> models, List<CompiledRule> rules) {

    private static final String PACKAGE = "policies";
    private static final String SOURCE_PATH = "policies.drl";

    /** What Drools makes of the file as it is compiled; what it refuses is added to the problems. */
    static GeneratedRules of(RuleFile file, CheckedFile checked, List<RuleProblem> problems) {
        ModelBuilderImpl<PackageSources> builder =
                new ModelBuilderImpl<>(PackageSources::dumpSources, configuration(), name(file), false);
        Resource resource =
                ResourceFactory.newReaderResource(new StringReader(checked.text()), StandardCharsets.UTF_8.name());
        // The path would become part of the classes, and these are the same wherever the file stands.
        resource.setSourcePath(SOURCE_PATH);
        builder.batch().add(resource, ResourceType.DRL).build();
        SortedMap<String, String> sources = new TreeMap<>();
        List<String> models = new ArrayList<>();
        for (PackageSources ofPackage : builder.getPackageSources()) {
            List<GeneratedFile> generated = new ArrayList<>();
            ofPackage.collectGeneratedFiles(generated);
            for (GeneratedFile source : generated) {
                sources.put(source.relativePath(), new String(source.contents(), StandardCharsets.UTF_8));
            }
            models.addAll(ofPackage.getModelNames());
        }
        for (DroolsError error : builder.getErrors().getErrors()) {
            problems.add(problem(file, error, rules(builder, checked)));
        }
        PropertyIndexes indexes = new PropertyIndexes(sources.values());
        sources.values().removeIf(PropertyIndexes::areIn);
        AuthorsWords words = new AuthorsWords(checked.written());
        sources.replaceAll(
                (path, source) -> words.writtenInto(AlternativeJoins.withoutIndexes(indexes.writtenInto(source))));
        Collections.sort(models);
        return new GeneratedRules(
                file,
                Collections.unmodifiableSortedMap(SharedLambdas.in(sources)),
                List.copyOf(models),
                rules(builder, checked));
    }

    private static List<CompiledRule> rules(ModelBuilderImpl<PackageSources> builder, CheckedFile checked) {
        List<PackageDescr> parts = builder.getPackageDescrs(PACKAGE);
        List<CompiledRule> rules = new ArrayList<>();
        for (PackageDescr part : parts == null ? List.<PackageDescr>of() : parts) {
            for (RuleDescr rule : part.getRules()) {
                AnnotationDescr id = rule.getAnnotation("id");
                rules.add(new CompiledRule(
                        id == null ? "" : String.valueOf(id.getSingleValueStripped()),
                        rule.getName(),
                        rule.getLine(),
                        Math.max(rule.getColumn(), 0) + 1,
                        ReportedType.of(rule),
                        checked.narrow().contains(rule.getName()),
                        checked.words().getOrDefault(rule.getName(), List.of())));
            }
        }
        return List.copyOf(rules);
    }

    private static KnowledgeBuilderConfigurationImpl configuration() {
        Properties properties = new Properties();
        properties.setProperty(ReproducibleExecutableModelGenerationOption.PROPERTY_NAME, "true");
        return KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(
                        properties, GeneratedRules.class.getClassLoader())
                .as(KnowledgeBuilderConfigurationImpl.KEY);
    }

    /** A name that only a file of this text has: the classes are named after it, and one text always gives the same. */
    private static ReleaseId name(RuleFile file) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(file.text().getBytes(StandardCharsets.UTF_8));
            return new ReleaseIdImpl(PACKAGE, HexFormat.of().formatHex(digest), "1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What Drools refuses, in its own words; where it names no line, at the first rule. */
    private static RuleProblem problem(RuleFile file, DroolsError error, List<CompiledRule> rules) {
        int[] lines = error.getLines();
        int first = rules.isEmpty() ? 1 : rules.get(0).line();
        int line = lines.length == 0 || lines[0] < 1 ? first : lines[0];
        return new RuleProblem(
                new SourceLocation(file.path(), line, 1, line, 1), StringUtils.ucFirst(error.getMessage()), "");
    }
}
