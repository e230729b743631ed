package dev.serviceregistry.registry.secrets;

import java.util.Locale;
import java.util.Set;

/** Passwords that everybody tries first: those that images and manuals come with, and the most common ones. */
final class WellKnownPasswords {

    private static final Set<String> PASSWORDS = Words.set("""
            password password1 password12 password123 passw0rd p@ssw0rd p@ssword pass pass123 pass1234 passwd
            pwd secret secrets mysecret supersecret topsecret secret123 mysecretpassword mypassword my-secret-pw
            my-secret-password secretpassword strongpassword verysecret notsecret changeme change-me change_me
            changeit changethis change-this changepassword change-this-password replaceme replace-me replace_me
            default defaultpassword example examplepassword sample dummy test test123 test1234 testing testtest
            testpassword testpass demo demo123 temp temp123 foobar foo bar letmein welcome welcome1 hello abc123
            abcd1234 qwerty qwerty123 qwertyuiop asdfgh iloveyou monkey dragon master login access public
            private community admin admin1 admin12 admin123 admin1234 admin12345 admin@123 administrator
            adminadmin adminpass adminpassword root root123 toor rootroot rootpass rootpassword user user123
            userpass username guest guestguest sa system manager tomcat s3cret s3cr3t oracle scott tiger
            postgres postgresql postgres123 pgadmin mysql mysqlpassword mariadb mongo mongodb mongoadmin redis
            redispassword rabbitmq rabbit kafka cassandra elastic elasticsearch kibana logstash opensearch neo4j
            couchdb influxdb clickhouse minio minioadmin minio123 miniosecret minio-secret minio_secret_key
            grafana prometheus keycloak vault vagrant ubuntu docker jenkins sonar nexus gitlab gitea wordpress
            drupal joomla nextcloud owncloud magento odoo airflow superset metabase zabbix nagios portainer
            temporal hasura supabase strapi directus penpot plausible matomo moodle ghost django laravel rails
            symfony dev development local localhost staging production app db api database server service
            backend 1234 12345 123456 1234567 12345678 123456789 1234567890 123123 111111 000000 00000000
            11111111 654321 123qwe 1q2w3e4r 1qaz2wsx zaq12wsx xxx xxxx xxxxx xxxxxxxx yoursecret your-secret
            your_secret yourpassword your-password your_password your-secret-key your_secret_key
            your-256-bit-secret changeinproduction insecure unsafe yourstrong@passw0rd yourstrong!passw0rd
            yourstrong(!)password <yourstrong@passw0rd>
            eby8vdm02xnocqflquwjpllmetlcdxj1ouzft50usrz6ifsufq2uvercz4i6tq/k1szfptotr/kbhbeksogmgw==
            c2y6ydjf5/r+ob0n8a7cgv30vrdjiwehlm+4qdu5de2nq9nduvtqobd4b8mggypmbiznqymsecagqy67xiw/jw==
            """);

    private WellKnownPasswords() {}

    /** Whether a password is one of them, in whatever letter case. */
    static boolean contains(String password) {
        return PASSWORDS.contains(password.strip().toLowerCase(Locale.ROOT));
    }
}
