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
            TokenForm.of("GitLab token", "GR1348941", Alphabet.URL, 20),
            TokenForm.exact("AWS access key", "AKIA", Alphabet.CAPITALS, 16),
            TokenForm.exact("AWS access key", "ASIA", Alphabet.CAPITALS, 16),
            TokenForm.exact("AWS access key", "ABIA", Alphabet.CAPITALS, 16),
            TokenForm.exact("AWS access key", "ACCA", Alphabet.CAPITALS, 16),
            TokenForm.of("AWS access key", "ABSKQmVkcm9ja0FQSUtleS", Alphabet.BASE64, 60),
            TokenForm.of("Slack token", "xoxa-", Alphabet.URL, 10),
            TokenForm.of("Slack token", "xoxb-", Alphabet.URL, 10),
            TokenForm.of("Slack token", "xoxe-", Alphabet.URL, 10),
            TokenForm.of("Slack token", "xoxe.xox", Alphabet.URL, 10),
            TokenForm.of("Slack token", "xoxo-", Alphabet.URL, 10),
            TokenForm.of("Slack token", "xoxp-", Alphabet.URL, 10),
            TokenForm.of("Slack token", "xoxr-", Alphabet.URL, 10),
            TokenForm.of("Slack token", "xoxs-", Alphabet.URL, 10),
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
            TokenForm.exact("Mailgun key", "key-", Alphabet.HEX, 32),
            TokenForm.of("mail delivery key", "xkeysib-", Alphabet.URL, 60),
            TokenForm.exact("Twilio key", "SK", Alphabet.HEX, 32),
            TokenForm.of("DigitalOcean token", "dop_v1_", Alphabet.HEX, 40),
            TokenForm.of("DigitalOcean token", "doo_v1_", Alphabet.HEX, 40),
            TokenForm.of("DigitalOcean token", "dor_v1_", Alphabet.HEX, 40),
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
            TokenForm.of("LangSmith key", "lsv2_", Alphabet.WORD, 32).mixed(),
            TokenForm.of("Pinecone key", "pcsk_", Alphabet.WORD, 40),
            TokenForm.of("Supabase token", "sbp_", Alphabet.HEX, 40),
            TokenForm.of("Supabase token", "sb_secret_", Alphabet.URL, 20),
            TokenForm.of("PlanetScale token", "pscale_tkn_", Alphabet.DOTTED, 30),
            TokenForm.of("PlanetScale token", "pscale_pw_", Alphabet.DOTTED, 30),
            TokenForm.of("Databricks token", "dapi", Alphabet.HEX, 32),
            TokenForm.of("Doppler token", "dp.pt.", Alphabet.LETTERS, 40),
            TokenForm.of("Doppler token", "dp.st.", Alphabet.DOTTED, 40),
            TokenForm.of("Netlify token", "nfp_", Alphabet.LETTERS, 36),
            TokenForm.of("Linear key", "lin_api_", Alphabet.LETTERS, 32),
            TokenForm.of("Notion token", "ntn_", Alphabet.LETTERS, 40),
            TokenForm.of("Notion token", "secret_", Alphabet.LETTERS, 43).mixed(),
            TokenForm.of("Figma token", "figd_", Alphabet.URL, 30),
            TokenForm.of("Atlassian token", "ATATT3", Alphabet.BASE64, 60),
            TokenForm.of("Atlassian token", "ATCTT3", Alphabet.BASE64, 60),
            TokenForm.of("Bitbucket token", "ATBB", Alphabet.LETTERS, 28).mixed(),
            TokenForm.of("CircleCI token", "CCIPAT_", Alphabet.WORD, 40),
            TokenForm.of("Sentry token", "sntrys_", Alphabet.BASE64, 40),
            TokenForm.of("Sentry token", "sntryu_", Alphabet.HEX, 60),
            TokenForm.of("Grafana token", "glsa_", Alphabet.WORD, 38),
            TokenForm.of("Grafana token", "glc_", Alphabet.BASE64, 32),
            TokenForm.of("New Relic key", "NRAK-", Alphabet.LETTERS, 27),
            TokenForm.of("New Relic key", "NRII-", Alphabet.URL, 30),
            TokenForm.of("Dynatrace token", "dt0c01.", Alphabet.DOTTED, 80),
            TokenForm.of("Postman key", "PMAK-", Alphabet.URL, 50),
            TokenForm.of("Tailscale key", "tskey-", Alphabet.URL, 20),
            TokenForm.of("Artifactory key", "AKCp", Alphabet.LETTERS, 60),
            TokenForm.of("SonarQube token", "squ_", Alphabet.HEX, 40),
            TokenForm.of("SonarQube token", "sqp_", Alphabet.HEX, 40),
            TokenForm.of("SonarQube token", "sqa_", Alphabet.HEX, 40),
            TokenForm.of("Sourcegraph token", "sgp_", Alphabet.WORD, 40),
            TokenForm.of("Pulumi token", "pul-", Alphabet.HEX, 40),
            TokenForm.of("Heroku key", "HRKU-", Alphabet.URL, 36),
            TokenForm.of("NuGet key", "oy2", Alphabet.LETTERS, 43).mixed(),
            TokenForm.of("Alibaba Cloud key", "LTAI", Alphabet.LETTERS, 16).mixed(),
            TokenForm.exact("Tencent Cloud key", "AKID", Alphabet.LETTERS, 32).mixed(),
            TokenForm.of("Square token", "sq0atp-", Alphabet.URL, 22),
            TokenForm.of("Square token", "sq0csp-", Alphabet.URL, 22),
            TokenForm.of("Braintree token", "access_token$production$", Alphabet.WORD, 16),
            TokenForm.of("Facebook token", "EAACEdEose0cBA", Alphabet.LETTERS, 20),
            TokenForm.of("Facebook token", "EAA", Alphabet.LETTERS, 100).mixed(),
            TokenForm.of("Amazon MWS token", "amzn.mws.", Alphabet.URL, 36),
            TokenForm.of("Twitter token", "AAAAAAAAAAAAAAAAAAAAA", Alphabet.LETTERS, 30)
                    .mixed(),
            TokenForm.of("Dropbox token", "sl.", Alphabet.URL, 130),
            TokenForm.of("age key", "AGE-SECRET-KEY-1", Alphabet.CAPITALS, 50),
            TokenForm.of("1Password token", "ops_eyJ", Alphabet.URL, 40));

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
        if (text.length() < SHORTEST) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128 && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))) {
                for (TokenForm form : BY_FIRST.get(c)) {
                    int end = form.end(text, i);
                    if (end > 0) {
                        return new Span(form.kind(), i, end, i, end);
                    }
                }
                Span other = SpecialTokens.at(text, i);
                if (other != null) {
                    return other;
                }
            }
        }
        return null;
    }
}
