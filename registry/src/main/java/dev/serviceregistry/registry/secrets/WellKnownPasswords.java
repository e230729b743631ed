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
            yourstrong(!)password <yourstrong@passw0rd> harbor12345 bitnami bitnami1 examplepass somewordpress
            postgrespassword myadminsecretkey your-super-secret-and-long-postgres-password
            your-super-secret-jwt-token-with-at-least-32-characters-long
            this_password_is_insecure_and_should_be_updated nacos apollo taosdata asamplemasterkey password1!
            password! password1234 passw0rd! password123! pass@word pass@word1 p@55w0rd pa55word admin123! admin1234!
            admin@1234 test1234! welcome1! changeme! changeme1 changeme123 change_this please-change-me
            please_change_me pleasechangeme replace-with-your-secret your_api_key your-api-key your-password-here
            your_password_here your_secret_here temporary_key mysecretkey my_secret_key my-secret-key secretkey
            secret_key super-secret super_secret not-so-secret notasecret not-a-secret verysecretpassword
            mysecrettoken myroot masterkey root-token dev-token anonymous nimda cangetin raspberry ubnt awx
            giteapassword mmuser_password mattermost kong dbpass dbpassword db_password mypass test-password
            root1234 mysqlroot pgpassword postgres1 redispass rabbitmqpass devpassword dev_password jwt-secret
            jwtsecret session-secret thisisasecretkey my-super-secret-key 888888 666666 a123456 trustno1 qazwsx
            eby8vdm02xnocqflquwjpllmetlcdxj1ouzft50usrz6ifsufq2uvercz4i6tq/k1szfptotr/kbhbeksogmgw==
            c2y6ydjf5/r+ob0n8a7cgv30vrdjiwehlm+4qdu5de2nq9nduvtqobd4b8mggypmbiznqymsecagqy67xiw/jw==
            """);

    private WellKnownPasswords() {}

    /** Those of them that have a space in them. */
    private static final Set<String> PHRASES = Set.of("keyboard cat", "change me", "change this", "top secret");

    /** Whether a password is one of them, in whatever letter case. */
    static boolean contains(String password) {
        String word = password.strip().toLowerCase(Locale.ROOT);
        return PASSWORDS.contains(word) || PHRASES.contains(word);
    }
}
