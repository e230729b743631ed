package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedTeamsTest {

    private RepositoryFolder repository;

    @BeforeEach
    void a_repository_with_two_teams(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
        repository.file(
                "services/catalog.toml",
                "[catalog]\nname = 'central'\nowners = ['@platform']\n[teams.platform]\n[teams.security]\n");
    }

    private List<String> problems() {
        return RepositoryFolder.said(repository.read());
    }

    @Test
    void teams_that_there_are_and_the_owner_of_what_changes_are_no_problem() {
        repository.file(
                "policies/control.toml",
                "[change_control]\nbreaking_changes_require = ['@platform', '@maintainer']\n"
                        + "emergency_changes_require = ['@security']\n");

        assertThat(problems()).isEmpty();
    }

    @Test
    void a_team_that_there_is_not_is_told_wherever_change_control_names_it() {
        repository.file(
                "policies/control.toml",
                "[change_control]\nbreaking_changes_require = ['@platform', '@securty']\n"
                        + "emergency_changes_require = ['@night-shift']\n");

        assertThat(problems())
                .containsExactly(
                        "policies/control.toml:2:42 change_control.breaking_changes_require names '@securty', which is"
                                + " no team; did you mean 'security'?",
                        "policies/control.toml:3:30 change_control.emergency_changes_require names '@night-shift',"
                                + " which is no team");
    }

    @Test
    void a_team_that_is_named_by_its_handle_is_told_and_no_team() {
        repository.file(
                "services/catalog.toml",
                "[catalog]\nname = 'central'\nowners = ['@pay']\n[teams.'@pay']\n[teams.pay]\n");

        assertThat(problems())
                .containsExactly("services/catalog.toml:4:1 teams.\"@pay\" is a handle and no name of a team; write"
                        + " [teams.pay]");
    }

    @Test
    void an_owner_of_the_catalogue_that_is_no_team_is_told() {
        repository.file(
                "services/catalog.toml", "[catalog]\nname = 'central'\nowners = ['@maintainer']\n[teams.platform]\n");

        assertThat(problems())
                .containsExactly("services/catalog.toml:3:11 catalog.owners names '@maintainer', which is no team");
    }

    @Test
    void where_the_teams_cannot_be_read_nobody_knows_who_is_none() {
        repository.file("services/catalog.toml", "[catalog]\nname = 'central'\nowners = ['@platform']\n[teams\n");
        repository.file("policies/control.toml", "[change_control]\nconfig_changes_require = ['@security']\n");

        assertThat(problems()).isNotEmpty().allMatch(problem -> problem.startsWith("services/catalog.toml:4:"));
    }
}
