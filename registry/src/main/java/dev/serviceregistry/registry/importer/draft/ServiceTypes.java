package dev.serviceregistry.registry.importer.draft;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Infers the type of a service that does not state one.
 *
 * <p>The first that holds: {@code job} where something waits for its completion or its mode says so; the type of a
 * well-known image, by the last part of its name; {@code job} where it states that it is never restarted and has
 * neither ports nor a health check; {@code api} where it has a port; {@code worker}. The page
 * {@code docs/compose-import.md} has the images.
 */
public final class ServiceTypes {
    /** The types of well-known images, by the last part of their names. */
    public static final Map<String, String> BY_IMAGE = byImage();

    /** Names that mean the same behind a prefix, as in {@code acme-postgresql}. */
    public static final Set<String> SUFFIXES = Set.of(
            "postgres",
            "postgresql",
            "mysql",
            "mariadb",
            "mongo",
            "mongodb",
            "redis",
            "memcached",
            "valkey",
            "rabbitmq");

    private ServiceTypes() {}

    /**
     * What is known of a service.
     *
     * @param image its image without tag and digest; empty for none
     * @param completes whether something waits for its completion or its mode is that of a job
     * @param endsByItself whether it states that it is not restarted when it has done its work
     */
    public record Signs(
            String image, boolean completes, boolean endsByItself, boolean hasPort, boolean hasHealthCheck) {}

    /** The type that the signs speak for. */
    public static String infer(Signs signs) {
        if (signs.completes()) {
            return "job";
        }
        String known = ofImage(signs.image());
        if (!known.isEmpty()) {
            return known;
        }
        if (signs.endsByItself() && !signs.hasPort() && !signs.hasHealthCheck()) {
            return "job";
        }
        return signs.hasPort() ? "api" : "worker";
    }

    /** The type of a well-known image, or empty. */
    public static String ofImage(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        for (String key :
                new String[] {name, image.substring(image.lastIndexOf('/', image.lastIndexOf('/') - 1) + 1)}) {
            if (BY_IMAGE.containsKey(key)) {
                return BY_IMAGE.get(key);
            }
        }
        String last = name.substring(Math.max(name.lastIndexOf('-'), name.lastIndexOf('_')) + 1);
        return SUFFIXES.contains(last) ? BY_IMAGE.getOrDefault(last, "") : "";
    }

    private static Map<String, String> byImage() {
        Map<String, String> types = new HashMap<>();
        put(
                types,
                "database",
                "postgres postgresql postgresql-repmgr postgis timescaledb timescaledb-ha pgvector pgvecto-rs citus"
                        + " supabase-postgres alloydbomni mysql mysql-server mysql-cluster mariadb mariadb-galera percona"
                        + " percona-server percona-xtradb-cluster vitess tidb cockroach cockroachdb yugabyte mongo mongodb"
                        + " mongodb-community-server percona-server-mongodb ferretdb couchdb couchbase arangodb neo4j dgraph"
                        + " orientdb rethinkdb cassandra scylla dse-server hbase clickhouse clickhouse-server influxdb"
                        + " questdb victoria-metrics elasticsearch elasticsearch-oss opensearch solr meilisearch typesense"
                        + " manticore qdrant weaviate milvus chroma chromadb surrealdb firebird db2 db2_community mssql/server"
                        + " azure-sql-edge mssql-server mssql-server-linux oracle-xe oracle-free etcd dynamodb-local");
        put(
                types,
                "cache",
                "redis redis-stack redis-stack-server redismod redis-cluster redis-sentinel valkey valkey-bundle"
                        + " keydb dragonfly garnet memcached hazelcast ignite infinispan varnish");
        put(
                types,
                "queue",
                "rabbitmq kafka cp-kafka cp-server cp-enterprise-kafka redpanda nats"
                        + " nats-streaming activemq activemq-artemis activemq-classic artemis pulsar rocketmq"
                        + " eclipse-mosquitto mosquitto emqx vernemq hivemq4 hivemq-ce nsq beanstalkd gearmand"
                        + " elasticmq elasticmq-native solace-pubsub-standard");
        put(
                types,
                "gateway",
                "nginx nginx-unprivileged nginx-proxy nginx-proxy-manager openresty openresty-nginx swag traefik haproxy"
                        + " caddy caddy-docker-proxy envoy envoyproxy kong kong-gateway apisix tyk-gateway krakend"
                        + " krakend-ee pomerium oauth2-proxy docker-letsencrypt-nginx-proxy-companion contour gloo");
        put(types, "web", "httpd apache lighttpd static-web-server");
        return Map.copyOf(types);
    }

    private static void put(Map<String, String> types, String type, String names) {
        for (String name : names.split(" ")) {
            types.put(name, type);
        }
    }
}
