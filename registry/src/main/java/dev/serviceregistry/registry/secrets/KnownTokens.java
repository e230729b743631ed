package dev.serviceregistry.registry.secrets;

import dev.serviceregistry.registry.secrets.TokenForm.Alphabet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds tokens and keys of known issuers in a text by their form. */
final class KnownTokens {

    private static final int SHORTEST = 16;

    private static final List<TokenForm> FORMS = List.of(
            TokenForm.of("GitHub token", "ghp_", Alphabet.LETTERS, 30),
            TokenForm.of("GitHub token", "gho_", Alphabet.LETTERS, 30),
            TokenForm.of("GitHub token", "ghu_", Alphabet.LETTERS, 30),
            TokenForm.of("GitHub token", "ghs_", Alphabet.LETTERS, 30),
            TokenForm.of("GitHub token", "ghr_", Alphabet.LETTERS, 30),
            TokenForm.of("GitHub token", "github_pat_", Alphabet.WORD, 22),
            TokenForm.of("GitLab token", "glpat-", Alphabet.DOTTED, 20),
            TokenForm.of("GitLab token", "gldt-", Alphabet.URL, 20),
            TokenForm.of("GitLab token", "glrt-", Alphabet.URL, 20),
            TokenForm.of("GitLab token", "glcbt-", Alphabet.URL, 20),
            TokenForm.of("GitLab token", "glptt-", Alphabet.URL, 20),
            TokenForm.of("GitLab token", "glft-", Alphabet.URL, 20),
            TokenForm.of("GitLab token", "glsoat-", Alphabet.URL, 20),
            TokenForm.of("GitLab token", "glimt-", Alphabet.URL, 20),
            TokenForm.of("GitLab token", "glagent-", Alphabet.URL, 20),
            TokenForm.of("GitLab token", "gloas-", Alphabet.URL, 20),
            TokenForm.of("GitLab token", "glffct-", Alphabet.URL, 20),
            TokenForm.of("GitLab token", "glrtr-", Alphabet.URL, 20),
            TokenForm.of("GitLab session", "_gitlab_session=", Alphabet.LETTERS, 32),
            TokenForm.of("GitLab token", "GR1348941", Alphabet.URL, 20),
            TokenForm.exact("AWS access key", "AKIA", Alphabet.CAPITALS, 16),
            TokenForm.exact("AWS access key", "ASIA", Alphabet.CAPITALS, 16),
            TokenForm.exact("AWS access key", "ABIA", Alphabet.CAPITALS, 16),
            TokenForm.exact("AWS access key", "ACCA", Alphabet.CAPITALS, 16),
            TokenForm.exact("AWS access key", "A3T", Alphabet.CAPITALS, 17),
            TokenForm.of("AWS access key", "ABSKQmVkcm9ja0FQSUtleS", Alphabet.BASE64, 60),
            TokenForm.of("Slack token", "xoxa-", Alphabet.URL, 12),
            TokenForm.of("Slack token", "xoxb-", Alphabet.URL, 12),
            TokenForm.of("Slack token", "xoxe-", Alphabet.URL, 12),
            TokenForm.of("Slack token", "xoxe.xox", Alphabet.URL, 10),
            TokenForm.of("Slack token", "xoxo-", Alphabet.URL, 12),
            TokenForm.of("Slack token", "xoxp-", Alphabet.URL, 12),
            TokenForm.of("Slack token", "xoxr-", Alphabet.URL, 12),
            TokenForm.of("Slack token", "xoxs-", Alphabet.URL, 12),
            TokenForm.of("Slack token", "xapp-", Alphabet.URL, 20),
            TokenForm.of("Google API key", "AIza", Alphabet.URL, 35),
            TokenForm.of("Google token", "ya29.", Alphabet.URL, 20),
            TokenForm.of("Google client secret", "GOCSPX-", Alphabet.URL, 20),
            TokenForm.of("Stripe key", "sk_live_", Alphabet.LETTERS, 10),
            TokenForm.of("Stripe key", "sk_test_", Alphabet.LETTERS, 10),
            TokenForm.of("Stripe key", "sk_prod_", Alphabet.LETTERS, 10),
            TokenForm.of("Stripe key", "rk_live_", Alphabet.LETTERS, 10),
            TokenForm.of("Stripe key", "rk_test_", Alphabet.LETTERS, 10),
            TokenForm.of("Stripe key", "rk_prod_", Alphabet.LETTERS, 10),
            TokenForm.of("webhook secret", "whsec_", Alphabet.BASE64, 20),
            TokenForm.exact("npm token", "npm_", Alphabet.LETTERS, 36),
            TokenForm.of("PyPI token", "pypi-", Alphabet.URL, 50),
            TokenForm.of("RubyGems token", "rubygems_", Alphabet.HEX, 40),
            TokenForm.of("Docker Hub token", "dckr_pat_", Alphabet.URL, 20),
            TokenForm.of("Docker Hub token", "dckr_oat_", Alphabet.URL, 20),
            TokenForm.of("SendGrid key", "SG.", Alphabet.DOTTED, 40).mixed(),
            TokenForm.exact("Mailgun key", "key-", Alphabet.LETTERS, 32).mixed(),
            TokenForm.of("mail delivery key", "xkeysib-", Alphabet.URL, 60),
            TokenForm.of("mail delivery key", "xsmtpsib-", Alphabet.URL, 60),
            TokenForm.exact("Twilio key", "SK", Alphabet.HEX, 32),
            TokenForm.of("DigitalOcean token", "dop_v1_", Alphabet.HEX, 40),
            TokenForm.of("DigitalOcean token", "doo_v1_", Alphabet.HEX, 40),
            TokenForm.of("DigitalOcean token", "dor_v1_", Alphabet.HEX, 40),
            TokenForm.exact("DigitalOcean access key", "DO00", Alphabet.CAPITALS, 16)
                    .mixed(),
            TokenForm.of("Vault token", "hvs.", Alphabet.URL, 20),
            TokenForm.of("Vault token", "hvb.", Alphabet.URL, 20),
            TokenForm.of("Vault token", "hvr.", Alphabet.URL, 20),
            TokenForm.exact("Vault token", "s.", Alphabet.LETTERS, 24).mixed(),
            TokenForm.of("Shopify token", "shpat_", Alphabet.HEX, 32),
            TokenForm.of("Shopify token", "shpca_", Alphabet.HEX, 32),
            TokenForm.of("Shopify token", "shppa_", Alphabet.HEX, 32),
            TokenForm.of("Shopify token", "shpss_", Alphabet.HEX, 32),
            TokenForm.of("API key of a language model", "sk-ant-", Alphabet.URL, 20),
            TokenForm.of("API key of a language model", "sk-proj-", Alphabet.URL, 20),
            TokenForm.of("API key of a language model", "sk-", Alphabet.URL, 20).mixed(),
            TokenForm.of("API key of a language model", "gsk_", Alphabet.LETTERS, 40),
            TokenForm.of("API key of a language model", "pplx-", Alphabet.LETTERS, 40),
            TokenForm.of("API key of a language model", "xai-", Alphabet.LETTERS, 60),
            TokenForm.of("API key of a language model", "r8_", Alphabet.LETTERS, 37),
            TokenForm.of("Hugging Face token", "hf_", Alphabet.LETTERS, 30),
            TokenForm.of("Hugging Face token", "api_org_", Alphabet.LETTERS, 30),
            TokenForm.of("API key of a language model", "nvapi-", Alphabet.URL, 60),
            TokenForm.exact("API key of a language model", "csk-", Alphabet.LETTERS, 48),
            TokenForm.of("API key of a language model", "jina_", Alphabet.URL, 50),
            TokenForm.exact("speech service key", "sk_", Alphabet.HEX, 48),
            TokenForm.of("search service key", "tvly-", Alphabet.URL, 28).mixed(),
            TokenForm.exact("search service key", "fc-", Alphabet.HEX, 32),
            TokenForm.of("RunPod key", "rpa_", Alphabet.LETTERS, 40).mixed(),
            TokenForm.of("sandbox service key", "e2b_", Alphabet.HEX, 40),
            TokenForm.of("LangSmith key", "lsv2_", Alphabet.WORD, 32).mixed(),
            TokenForm.of("Pinecone key", "pcsk_", Alphabet.WORD, 40),
            TokenForm.of("Supabase token", "sbp_", Alphabet.HEX, 40),
            TokenForm.of("Supabase token", "sb_secret_", Alphabet.URL, 20),
            TokenForm.of("PlanetScale token", "pscale_tkn_", Alphabet.DOTTED, 30),
            TokenForm.of("PlanetScale token", "pscale_pw_", Alphabet.DOTTED, 30),
            TokenForm.of("PlanetScale token", "pscale_oauth_", Alphabet.DOTTED, 30),
            TokenForm.exact("Neon key", "napi_", Alphabet.LETTERS, 64),
            TokenForm.of("Aiven token", "aivenv1_", Alphabet.LETTERS, 40),
            TokenForm.of("Databricks token", "dapi", Alphabet.HEX, 32),
            TokenForm.of("Doppler token", "dp.pt.", Alphabet.LETTERS, 40),
            TokenForm.of("Doppler token", "dp.st.", Alphabet.DOTTED, 40),
            TokenForm.of("Doppler token", "dp.ct.", Alphabet.LETTERS, 40),
            TokenForm.of("Doppler token", "dp.sa.", Alphabet.LETTERS, 40),
            TokenForm.of("Doppler token", "dp.scim.", Alphabet.LETTERS, 40),
            TokenForm.of("Doppler token", "dp.audit.", Alphabet.LETTERS, 40),
            TokenForm.of("Netlify token", "nfp_", Alphabet.LETTERS, 36),
            TokenForm.of("Linear key", "lin_api_", Alphabet.LETTERS, 32),
            TokenForm.of("Linear token", "lin_oauth_", Alphabet.HEX, 64),
            TokenForm.of("Notion token", "ntn_", Alphabet.LETTERS, 40),
            TokenForm.of("Notion token", "secret_", Alphabet.LETTERS, 43).mixed(),
            TokenForm.of("Figma token", "figd_", Alphabet.URL, 30),
            TokenForm.of("Atlassian token", "ATATT3", Alphabet.BASE64, 60),
            TokenForm.of("Atlassian token", "ATCTT3", Alphabet.BASE64, 60),
            TokenForm.of("Bitbucket token", "ATBB", Alphabet.LETTERS, 28).mixed(),
            TokenForm.of("Bitbucket token", "BBDC-", Alphabet.BASE64, 40),
            TokenForm.of("CircleCI token", "CCIPAT_", Alphabet.WORD, 40),
            TokenForm.of("Buildkite token", "bkua_", Alphabet.HEX, 40),
            TokenForm.exact("Harness token", "pat.", Alphabet.DOTTED, 68).mixed(),
            TokenForm.exact("Harness token", "sat.", Alphabet.DOTTED, 68).mixed(),
            TokenForm.exact("Octopus Deploy key", "API-", Alphabet.CAPITALS, 26).mixed(),
            TokenForm.of("Inngest key", "signkey-prod-", Alphabet.HEX, 60),
            TokenForm.of("Inngest key", "signkey-test-", Alphabet.HEX, 60),
            TokenForm.exact("Prefect key", "pnu_", Alphabet.LETTERS, 36),
            TokenForm.exact("Prefect key", "pnb_", Alphabet.LETTERS, 36),
            TokenForm.of("WakaTime key", "waka_", Alphabet.URL, 36).mixed(),
            TokenForm.of("Sentry token", "sntrys_", Alphabet.BASE64, 40),
            TokenForm.of("Sentry token", "sntryu_", Alphabet.HEX, 60),
            TokenForm.of("Grafana token", "glsa_", Alphabet.WORD, 38),
            TokenForm.of("Cloudflare tunnel token", "eyJhIjoi", Alphabet.BASE64, 100),
            TokenForm.of("Grafana token", "eyJrIjoi", Alphabet.BASE64, 60),
            TokenForm.of("Grafana token", "glc_", Alphabet.BASE64, 32),
            TokenForm.of("New Relic key", "NRAK-", Alphabet.LETTERS, 27),
            TokenForm.of("New Relic key", "NRII-", Alphabet.URL, 30),
            TokenForm.of("Dynatrace token", "dt0c01.", Alphabet.DOTTED, 80),
            TokenForm.of("Dynatrace token", "dt0s01.", Alphabet.DOTTED, 70),
            TokenForm.of("Dynatrace token", "dt0s02.", Alphabet.DOTTED, 70),
            TokenForm.of("PostHog key", "phx_", Alphabet.LETTERS, 40),
            TokenForm.exact("Rootly key", "rootly_", Alphabet.HEX, 64),
            TokenForm.of("Postman key", "PMAK-", Alphabet.URL, 50),
            TokenForm.of("Apify token", "apify_api_", Alphabet.LETTERS, 30),
            TokenForm.exact("Airtable token", "pat", Alphabet.DOTTED, 79).mixed(),
            TokenForm.of("Contentful token", "CFPAT-", Alphabet.URL, 40),
            TokenForm.exact("Typeform token", "tfp_", Alphabet.DOTTED, 59),
            TokenForm.exact("ReadMe key", "rdme_", Alphabet.LETTERS, 70),
            TokenForm.exact("Frame.io token", "fio-u-", Alphabet.URL, 64),
            TokenForm.exact("Adobe client secret", "p8e-", Alphabet.LETTERS, 32),
            TokenForm.of("Mapbox token", "sk.eyJ", Alphabet.DOTTED, 60),
            TokenForm.exact("mail delivery key", "re_", Alphabet.WORD, 33).mixed(),
            TokenForm.of("Tailscale key", "tskey-", Alphabet.URL, 20),
            TokenForm.exact("Defined Networking key", "dnkey-", Alphabet.URL, 79),
            TokenForm.exact("Cloudflare key", "v1.0-", Alphabet.URL, 171),
            TokenForm.of("Fly.io token", "fo1_", Alphabet.URL, 43),
            TokenForm.of("Fly.io token", "fm1a_", Alphabet.BASE64, 100),
            TokenForm.of("Fly.io token", "fm1r_", Alphabet.BASE64, 100),
            TokenForm.of("Fly.io token", "fm2_", Alphabet.BASE64, 100),
            TokenForm.of("Artifactory key", "AKCp", Alphabet.LETTERS, 60),
            TokenForm.exact("Artifactory token", "cmVmd", Alphabet.LETTERS, 59),
            TokenForm.exact("Clojars token", "CLOJARS_", Alphabet.LETTERS, 60),
            TokenForm.exact("Infracost key", "ico-", Alphabet.LETTERS, 32).mixed(),
            TokenForm.of("Scalingo token", "tk-us-", Alphabet.URL, 48),
            TokenForm.of("SonarQube token", "squ_", Alphabet.HEX, 40),
            TokenForm.of("SonarQube token", "sqp_", Alphabet.HEX, 40),
            TokenForm.of("SonarQube token", "sqa_", Alphabet.HEX, 40),
            TokenForm.of("Sourcegraph token", "sgp_", Alphabet.WORD, 40),
            TokenForm.of("Pulumi token", "pul-", Alphabet.HEX, 40),
            TokenForm.of("Heroku key", "HRKU-", Alphabet.URL, 36),
            TokenForm.of("NuGet key", "oy2", Alphabet.LETTERS, 43).mixed(),
            TokenForm.of("Docker swarm token", "SWMTKN-1-", Alphabet.URL, 70),
            TokenForm.of("Docker swarm key", "SWMKEY-1-", Alphabet.BASE64, 40),
            TokenForm.of("Portainer token", "ptr_", Alphabet.BASE64, 40),
            TokenForm.exact("OpenShift token", "sha256~", Alphabet.URL, 43),
            TokenForm.exact("Infisical token", "st.", Alphabet.DOTTED, 90).mixed(),
            TokenForm.of("Alibaba Cloud key", "LTAI", Alphabet.LETTERS, 16).mixed(),
            TokenForm.exact("Tencent Cloud key", "AKID", Alphabet.LETTERS, 32).mixed(),
            TokenForm.of("Square token", "sq0atp-", Alphabet.URL, 22),
            TokenForm.of("Square token", "sq0csp-", Alphabet.URL, 22),
            TokenForm.of("Yandex Cloud key", "AQVN", Alphabet.URL, 35).mixed(),
            TokenForm.of("Yandex Cloud token", "t1.", Alphabet.DOTTED, 90).mixed(),
            TokenForm.exact("EasyPost key", "EZAK", Alphabet.LETTERS, 54),
            TokenForm.exact("EasyPost key", "EZTK", Alphabet.LETTERS, 54),
            TokenForm.of("Shippo token", "shippo_live_", Alphabet.HEX, 40),
            TokenForm.of("Shippo token", "shippo_test_", Alphabet.HEX, 40),
            TokenForm.of("Duffel token", "duffel_live_", Alphabet.URL, 43),
            TokenForm.of("Duffel token", "duffel_test_", Alphabet.URL, 43),
            TokenForm.of("Flutterwave key", "FLWSECK-", Alphabet.URL, 32),
            TokenForm.of("Flutterwave key", "FLWSECK_TEST-", Alphabet.URL, 32),
            TokenForm.exact("Flutterwave key", "FLWSECK_TEST", Alphabet.HEX, 12),
            TokenForm.of("Xendit key", "xnd_production_", Alphabet.LETTERS, 40),
            TokenForm.of("Xendit key", "xnd_development_", Alphabet.LETTERS, 40),
            TokenForm.of("Stytch secret", "secret-live-", Alphabet.URL, 35).mixed(),
            TokenForm.exact("SettleMint token", "sm_aat_", Alphabet.LETTERS, 16),
            TokenForm.exact("SettleMint token", "sm_pat_", Alphabet.LETTERS, 16),
            TokenForm.exact("SettleMint token", "sm_sat_", Alphabet.LETTERS, 16),
            TokenForm.exact("42 secret", "s-s4t2ud-", Alphabet.HEX, 64),
            TokenForm.exact("42 secret", "s-s4t2af-", Alphabet.HEX, 64),
            TokenForm.of("Zuplo key", "zpka_", Alphabet.WORD, 40).mixed(),
            TokenForm.of("Braintree token", "access_token$production$", Alphabet.WORD, 16),
            TokenForm.of("Facebook token", "EAACEdEose0cBA", Alphabet.LETTERS, 20),
            TokenForm.of("Facebook token", "EAA", Alphabet.LETTERS, 100).mixed(),
            TokenForm.of("Amazon MWS token", "amzn.mws.", Alphabet.URL, 36),
            TokenForm.of("Twitter token", "AAAAAAAAAAAAAAAAAAAAA", Alphabet.LETTERS, 30)
                    .mixed(),
            TokenForm.of("Dropbox token", "sl.", Alphabet.URL, 130),
            TokenForm.of("age key", "AGE-SECRET-KEY-1", Alphabet.CAPITALS, 50),
            TokenForm.of("1Password token", "ops_eyJ", Alphabet.URL, 40),
            TokenForm.of("1Password key", "A3-", Alphabet.GROUPS, 36).mixed(),
            TokenForm.of("Authress key", "authress_", Alphabet.DOTTED, 50).mixed(),
            TokenForm.of("Authress key", "scauth_", Alphabet.DOTTED, 50).mixed(),
            TokenForm.of("Authress key", "sc_", Alphabet.DOTTED, 60).mixed(),
            TokenForm.of("secret token", "secret-token:", Alphabet.DOTTED, 16));

    /** The forms by the character that they begin with, so that most places of a text need no comparison. */
    private static final List<List<TokenForm>> BY_FIRST = byFirst();

    private KnownTokens() {}

    private static List<List<TokenForm>> byFirst() {
        List<List<TokenForm>> byFirst = new ArrayList<>();
        for (int c = 0; c < 128; c++) {
            byFirst.add(new ArrayList<>());
        }
        for (TokenForm form : FORMS) {
            byFirst.get(form.beginning().charAt(0)).add(form);
        }
        return byFirst;
    }

    /** The first token in a text, when there is one. */
    static @Nullable Span find(String text) {
        return find(text, false);
    }

    /** Whether there may be a token in a text, even one that runs on from the word before it. */
    static boolean isAnywhereIn(String text) {
        return find(text, true) != null;
    }

    private static @Nullable Span find(String text, boolean withinWords) {
        if (text.length() < SHORTEST) {
            return null;
        }
        Span issued = IssuedTokens.find(text);
        int end = issued == null ? text.length() : issued.from();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < 128 && (withinWords || i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))) {
                for (TokenForm form : BY_FIRST.get(c)) {
                    int to = form.end(text, i);
                    if (to > 0) {
                        return new Span(form.kind(), i, to, i, to);
                    }
                }
                Span other = SpecialTokens.at(text, i);
                other = other == null ? SecretAddresses.at(text, i) : other;
                if (other != null) {
                    return other;
                }
            }
        }
        return issued;
    }
}
