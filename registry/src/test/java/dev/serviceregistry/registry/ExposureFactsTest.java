package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.HealthCheck;
import dev.serviceregistry.facts.IngressRoute;
import dev.serviceregistry.facts.Mount;
import dev.serviceregistry.facts.PublishedPort;
import dev.serviceregistry.facts.VolumeType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureFactsTest {

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    private <F extends Fact> List<F> stated(Class<F> type, String lines) {
        repository.project("p", "[services.web]\ntype = 'api'\nversion = '1.0.0'\n" + lines + "\n");
        return RepositoryFolder.facts(repository.read(), type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "published = 80                                   | true",
                "published = 80, host_ip = ''                     | true",
                "published = 80, host_ip = '0.0.0.0'              | true",
                "published = 80, host_ip = '::'                   | true",
                "published = 80, host_ip = '[::]'                 | true",
                "published = 80, host_ip = '0:0:0:0:0:0:0:0'      | true",
                "published = 80, host_ip = '::ffff:0.0.0.0'       | true",
                "published = 80, host_ip = '*'                    | true",
                "published = 80, host_ip = '${IP:-0.0.0.0}'       | true",
                "published = 80, host_ip = '${IP:-127.0.0.1}'     | false",
                "published = 80, host_ip = '${IP}'                | false",
                "published = 80, host_ip = '127.0.0.1'            | false",
                "published = 80, host_ip = '::1'                  | false",
                "published = 80, host_ip = 3                      | false",
            })
    void a_published_port_is_bound_on_every_address_unless_it_names_one(String keys, boolean everyAddress) {
        assertThat(stated(PublishedPort.class, "ports.main = { port = 8080, " + keys + " }"))
                .extracting(PublishedPort::number, PublishedPort::everyAddress, PublishedPort::element)
                .containsExactly(tuple(80L, everyAddress, "ports:main"));
    }

    @Test
    void a_port_that_is_not_published_is_none() {
        assertThat(stated(PublishedPort.class, "port = 80")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host = 'x.org', tls = true                | network.ingress:x.org/    | true",
                "host = 'x.org', tls = false               | network.ingress:x.org/    | false",
                "host = 'x.org', path = '/a'               | network.ingress:x.org/a   | false",
                "host = 'x.org', path = '/a', tls = 'yes'  | network.ingress:x.org/a   | true",
            })
    void a_route_is_encrypted_where_it_says_so(String keys, String element, boolean tls) {
        assertThat(stated(IngressRoute.class, "network.ingress = [{ " + keys + " }]"))
                .extracting(IngressRoute::element, IngressRoute::tls)
                .containsExactly(tuple(element, tls));
    }

    @Test
    void of_two_routes_only_the_one_is_doubtful_whose_word_was_refused() {
        assertThat(stated(
                        IngressRoute.class, "network.ingress = [{ host = 'a.org', tls = 'yes' }, { host = 'b.org' }]"))
                .extracting(IngressRoute::host, IngressRoute::tls)
                .containsExactly(tuple("a.org", true), tuple("b.org", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type = 'bind', source = '/etc'                       | BIND       | /etc",
                "type = 'bind', source = '//etc//ssl/./x/../'         | BIND       | /etc/ssl",
                "type = 'bind', source = '/var/../../etc'             | BIND       | /etc",
                "type = 'bind', source = '/'                          | BIND       | /",
                "type = 'bind', source = '/..'                        | BIND       | /",
                "type = 'bind', source = './etc/'                     | BIND       | ./etc",
                "type = 'bind', source = 'etc/../x//y'                | BIND       | ./x/y",
                "type = 'bind', source = './../a/../../etc'           | BIND       | ../../etc",
                "type = 'bind', source = './'                         | BIND       | .",
                "type = 'bind', source = '~/'                         | BIND       | ~",
                "type = 'bind', source = '~/../ada'                   | BIND       | ~/../ada",
                "type = 'bind', source = '/~a/../b'                   | BIND       | /b",
                "type = 'bind', source = '${D}/../etc/'               | BIND       | ${D}/../etc/",
                "source = 'C:\\a\\..\\'                               | BIND       | C:/",
                "source = 'C:/a//b/'                                  | BIND       | C:/a/b",
                "source = '\\\\server\\share\\'                        | BIND       | \\\\server\\share\\",
                "type = 'bind', source = '${D:-/var/run}/docker.sock' | BIND       | /var/run/docker.sock",
                "type = 'bind', source = '\\\\.\\pipe\\docker_engine' | BIND       | //./pipe/docker_engine",
                "type = 'bind', source = '//./pipe/docker_engine'     | BIND       | //./pipe/docker_engine",
                "source = '/etc'                                      | BIND       | /etc",
                "source = '~/x'                                       | BIND       | ~/x",
                "source = '${HOME}'                                   | BIND       | ~",
                "source = '$HOME/x'                                   | BIND       | ~/x",
                "source = '${HOME:?who}/x'                            | BIND       | ~/x",
                "source = '${HOME:-/root}/x'                          | BIND       | /root/x",
                "type = 'bind', source = '$HOMEPAGE'                  | BIND       | $HOMEPAGE",
                "source = 'data'                                      | PERSISTENT | ''",
                "size = '1Gi'                                         | PERSISTENT | ''",
                "read_only = true                                     | EPHEMERAL  | ''",
                "type = 'config', source = '/etc/x/'                  | CONFIG     | /etc/x",
                "type = 'config', source = 'x.conf'                   | CONFIG     | ''",
                "type = 'secret', source = '/etc/x'                   | SECRET     | ''",
            })
    void a_mount_has_the_path_of_its_host_without_detours(String keys, VolumeType type, String hostPath) {
        assertThat(stated(Mount.class, "volumes.v = { mount = '/m', " + keys + " }"))
                .extracting(Mount::type, Mount::hostPath, Mount::path, Mount::element)
                .containsExactly(tuple(type, hostPath, "/m", "volumes:v"));
    }

    @Test
    void of_a_volume_whose_type_was_refused_nobody_knows_whether_it_is_of_the_host() {
        assertThat(stated(Mount.class, "volumes.a = { mount = '/a', source = '/etc', type = 'bound' }"))
                .isEmpty();
        assertThat(stated(
                        Mount.class,
                        "volumes.a = { mount = '/a', source = '/etc', type = 'bind' }\n"
                                + "volumes.b = { mount = '/b', type = 3 }"))
                .extracting(Mount::hostPath)
                .containsExactly("/etc");
    }

    @Test
    void each_probe_is_a_health_check() {
        assertThat(stated(HealthCheck.class, "health = { liveness = { exec = ['x'] }, startup = { exec = ['y'] } }"))
                .extracting(HealthCheck::probe)
                .containsExactly("liveness", "startup");
        assertThat(stated(HealthCheck.class, "health = {}")).isEmpty();
    }
}
