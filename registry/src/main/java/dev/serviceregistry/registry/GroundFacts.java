package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FanInLimit;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.UnreadServices;
import dev.serviceregistry.registry.files.ParsedFile;
import java.util.List;

/** States what is true whatever projects say of services that can be read: versions, settings, tables and what is wrong. */
final class GroundFacts {

    private final Names names;
    private final Repository repository;
    private final Tiers tiers;
    private final List<Fact> facts;
    private final List<Diagnostic> diagnostics;

    GroundFacts(Names names, Repository repository, Tiers tiers, List<Fact> facts, List<Diagnostic> diagnostics) {
        this.names = names;
        this.repository = repository;
        this.tiers = tiers;
        this.facts = facts;
        this.diagnostics = diagnostics;
    }

    void state() {
        diagnostics.addAll(repository.diagnostics());
        unread();
        facts.addAll(repository.versions().values());
        facts.addAll(repository.settings().stated());
        facts.addAll(repository.settings().conflicts());
        facts.addAll(repository.shared());
        new ApprovalFacts(names, repository, facts, diagnostics).state();
        new NamedTeams(names, repository, diagnostics).check();
        facts.addAll(repository.tables());
        facts.add(new FanInLimit(
                repository.settings().maxFanIn(), repository.settings().source("dependency.max_fan_in")));
        new SecuritySettings(repository.settings(), facts).state();
        new PolicyFacts(repository, names, tiers, facts).stateWhole();
        new SecretFacts(facts).state(repository.files().values());
        diagnostics.replaceAll(diagnostic -> SectionFacts.told(diagnostic, names));
        facts.addAll(diagnostics);
    }

    /** States which files of services cannot be read. */
    private void unread() {
        for (Catalogue catalogue : repository.catalogues().values()) {
            unread(catalogue.file());
        }
        for (ProjectView project : repository.projects().values()) {
            unread(project.file());
        }
    }

    private void unread(ParsedFile file) {
        if (!file.usable()) {
            facts.add(new UnreadServices(file.name(), SourceLocation.startOf(file.name())));
        }
    }
}
