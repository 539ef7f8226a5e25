package dev.gatewright.server.config.upstream;

import static dev.gatewright.server.config.yaml.KeySpec.optional;
import static dev.gatewright.server.config.yaml.KeySpec.required;

import dev.gatewright.server.config.yaml.DomainText;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.config.yaml.SettingGroup;
import dev.gatewright.server.config.yaml.Settings;
import dev.gatewright.server.config.yaml.UriRule;
import dev.gatewright.server.config.yaml.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The settings of a provider, each declared once.
public final class ProviderKeys {
  private static final String BY_PRESET = "by preset";

  private static final SettingGroup CLAIMS =
      new SettingGroup(
          "claims",
          "Where the provider's answer says what of a person: names, a name within a name with a"
              + " dot between, or a JSON pointer; of several the first that says something.");

  private static final List<String> ALGS =
      List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  static final ProviderSetting<ProviderPreset> PRESET =
      ProviderSetting.of(
          "preset",
          Form.word(ProviderPreset.WORDS),
          ProviderPreset.CUSTOM,
          "none",
          "A provider whose addresses, scopes and claims are known; what is written here besides"
              + " replaces them.");

  public static final ProviderSetting<Boolean> ENABLED =
      ProviderSetting.of(
          "enabled",
          Form.flag(),
          true,
          "true",
          "Whether it may be used. false is respected at once, by logins under way too.");

  public static final ProviderSetting<String> LABEL =
      ProviderSetting.of(
          "label",
          Form.text().checked(ProviderKeys::label),
          "",
          "the name",
          "What its button says.");

  public static final ProviderSetting<Integer> POSITION =
      ProviderSetting.of(
          "position",
          Form.whole(1, 100),
          100,
          "100",
          "Where its button stands among the others; equal ones stand by name.");

  /// Empty for OAuth 2.0.
  public static final ProviderSetting<String> ISSUER =
      ProviderSetting.of(
          "issuer",
          Form.text().checked(ProviderKeys::issuer),
          "",
          BY_PRESET,
          "The issuer of an OpenID provider, letter for letter as it names itself; its addresses"
              + " and keys are found by it (OpenID Connect Discovery §4).");

  public static final ProviderSetting<String> AUTHORIZATION_ENDPOINT =
      address("authorization_endpoint", "Where an OAuth 2.0 provider takes browsers.");

  public static final ProviderSetting<String> TOKEN_ENDPOINT =
      address("token_endpoint", "Where an OAuth 2.0 provider exchanges codes.");

  public static final ProviderSetting<String> USERINFO_ENDPOINT =
      address("userinfo_endpoint", "Where an OAuth 2.0 provider says who somebody is.");

  public static final ProviderSetting<String> EMAILS_ENDPOINT =
      address(
          "emails_endpoint",
          "Where it lists their addresses, if elsewhere: a list of { email, primary, verified }, of"
              + " which the primary one is taken.");

  public static final ProviderSetting<String> TEAM_ID =
      ProviderSetting.of("team_id", Form.text(), "", "none", "The team at Apple.");

  public static final ProviderSetting<String> KEY_ID =
      ProviderSetting.of("key_id", Form.text(), "", "none", "The id of private_key there.");

  public static final ProviderSetting<ProviderAuth> TOKEN_ENDPOINT_AUTH =
      ProviderSetting.of(
          "token_endpoint_auth",
          Form.word(Words.of(ProviderAuth.values())),
          ProviderAuth.CLIENT_SECRET,
          "client_secret, or private_key_jwt where there is a private_key",
          "How this server proves itself there; client_secret sends the secret where the provider"
              + " takes it.");

  public static final ProviderSetting<List<String>> SCOPES =
      ProviderSetting.of(
          "scopes",
          Form.texts(),
          List.of("openid", "email", "profile"),
          "[openid, email, profile] of OpenID providers, or by preset",
          "What is asked for.");

  public static final ProviderSetting<String> PROMPT =
      ProviderSetting.of(
          "prompt",
          Form.text(),
          "",
          "none",
          "What the provider is to ask people, such as select_account.");

  public static final ProviderSetting<ResponseMode> RESPONSE_MODE =
      ProviderSetting.of(
          "response_mode",
          Form.word(Words.of(ResponseMode.values())),
          ResponseMode.QUERY,
          "query, or by preset",
          "How the answer comes back; form_post needs an https issuer here.");

  public static final ProviderSetting<Set<String>> ID_TOKEN_ALGS =
      ProviderSetting.of(
          "id_token_algs",
          Form.words(new Words<>(ALGS, Function.identity()), false),
          Set.of("RS256", "PS256", "ES256"),
          "[ES256, PS256, RS256]",
          "The algorithms with which its ID tokens may be signed.");

  public static final ProviderSetting<Boolean> USERINFO =
      ProviderSetting.of(
          "userinfo",
          Form.flag(),
          false,
          "false, or by preset",
          "Whether an OpenID provider's UserInfo is always asked; otherwise only where the ID token"
              + " says no more than who somebody is.");

  public static final ProviderSetting<List<String>> TENANTS =
      ProviderSetting.of(
          "tenants",
          Form.texts().checked(ProviderKeys::tenants),
          List.of(),
          "every tenant",
          "The Microsoft Entra tenants whose people may sign in, by their ids.");

  public static final ProviderSetting<List<String>> ALLOWED_DOMAINS =
      ProviderSetting.of(
          "allowed_domains",
          DomainText.list(),
          List.of(),
          "every domain",
          "Only people whom the provider manages for one of these domains, or whose verified address"
              + " is in one.");

  public static final ProviderSetting<TrustEmail> TRUST_EMAIL =
      ProviderSetting.of(
          "trust_email",
          Form.word(Words.of(TrustEmail.values())),
          TrustEmail.VERIFIED,
          "verified, or by preset",
          "When an address counts as verified: never, where the provider says so, where it also hands"
              + " the address out (managed), or always within allowed_domains.");

  public static final ProviderSetting<Boolean> TRUST_MFA =
      ProviderSetting.of(
          "trust_mfa",
          Form.flag(),
          false,
          "false",
          "Whether a second factor that was proved there (its amr says so) counts here.");

  public static final ProviderSetting<Optional<ProviderOrganization>> ORGANIZATION =
      ProviderSetting.of(
          "organization",
          ProviderOrganization.FORM,
          Optional.empty(),
          "none",
          "The organization that the provider belongs to; it then speaks only for that one's people.");

  public static final ProviderSetting<List<String>> SUBJECT =
      claim(
          "subject",
          "sub",
          "What never changes and is nobody else's. An OpenID provider's is sub.");

  public static final ProviderSetting<List<String>> EMAIL = claim("email", "email", "The address.");

  public static final ProviderSetting<List<String>> EMAIL_VERIFIED =
      claim("email_verified", "email_verified", "Whether it is theirs.");

  public static final ProviderSetting<List<String>> NAME = claim("name", "name", "The full name.");

  public static final ProviderSetting<List<String>> GIVEN_NAME =
      claim("given_name", "given_name", "The first name.");

  public static final ProviderSetting<List<String>> FAMILY_NAME =
      claim("family_name", "family_name", "The last name.");

  public static final ProviderSetting<List<String>> PICTURE =
      claim("picture", "picture", "The https address of a picture.");

  public static final ProviderSetting<List<String>> LOCALE =
      claim("locale", "locale", "The language.");

  public static final ProviderSetting<List<String>> GROUPS =
      claim("groups", "groups", "A list of the groups that they are in.");

  public static final ProviderSetting<List<String>> DOMAIN =
      new ProviderSetting<>(
          Optional.of(CLAIMS),
          "domain",
          Form.oneOrMore(),
          List.of(),
          "none, or by preset",
          "For whom the provider manages them: a domain, or an id.");

  static final List<ProviderSetting<?>> ALL =
      List.of(
          PRESET,
          ENABLED,
          LABEL,
          POSITION,
          ISSUER,
          AUTHORIZATION_ENDPOINT,
          TOKEN_ENDPOINT,
          USERINFO_ENDPOINT,
          EMAILS_ENDPOINT,
          TEAM_ID,
          KEY_ID,
          TOKEN_ENDPOINT_AUTH,
          SCOPES,
          PROMPT,
          RESPONSE_MODE,
          ID_TOKEN_ALGS,
          USERINFO,
          TENANTS,
          ALLOWED_DOMAINS,
          TRUST_EMAIL,
          TRUST_MFA,
          ORGANIZATION,
          SUBJECT,
          EMAIL,
          EMAIL_VERIFIED,
          NAME,
          GIVEN_NAME,
          FAMILY_NAME,
          PICTURE,
          LOCALE,
          GROUPS,
          DOMAIN);

  public static final SectionSpec PROVIDER =
      new SectionSpec(
              "provider",
              List.of(
                  required("client_id", new KeyType.Text(), "This server's id at the provider."),
                  optional(
                      "client_secret",
                      new KeyType.SecretText(false),
                      "what is kept",
                      "Its secret there, kept encrypted."),
                  optional(
                      "private_key",
                      new KeyType.SecretText(false),
                      "what is kept",
                      "A private key as PEM (PKCS #8), kept encrypted: Apple's, or for"
                          + " private_key_jwt.")))
          .with("provider", Settings.keys(ALL));

  public static final List<SectionSpec> SECTIONS = sections();

  private ProviderKeys() {}

  private static List<SectionSpec> sections() {
    return List.of(PROVIDER, ProviderOrganization.SECTION, Settings.sections(ALL).getFirst());
  }

  private static ProviderSetting<String> address(String name, String meaning) {
    return ProviderSetting.of(
        name, Form.text().checked(ProviderKeys::fetched), "", BY_PRESET, meaning);
  }

  private static ProviderSetting<List<String>> claim(String name, String usual, String meaning) {
    return new ProviderSetting<>(
        Optional.of(CLAIMS),
        name,
        Form.oneOrMore(),
        List.of(usual),
        usual + ", or by preset",
        meaning);
  }

  private static Function<String, Optional<String>> label(Fields fields, String key) {
    return text -> {
      if (text.isBlank() || text.length() > 60) {
        fields.error(key, "is empty or longer than 60 characters", "Write for example Acme.");
      }
      return Optional.of(text);
    };
  }

  private static Function<String, Optional<String>> issuer(Fields fields, String key) {
    return text ->
        UriRule.fetched(text).filter(uri -> uri.getRawQuery() == null).isPresent()
            ? Optional.of(text)
            : refuse(fields, key, "https://login.acme.test");
  }

  private static Function<String, Optional<String>> fetched(Fields fields, String key) {
    return text ->
        UriRule.fetched(text).isPresent()
            ? Optional.of(text)
            : refuse(fields, key, "https://login.acme.test/oauth/authorize");
  }

  private static Optional<String> refuse(Fields fields, String key, String example) {
    fields.error(
        key,
        "must be https, or http on a loopback host, without user name and fragment",
        "Write for example " + example + ".");
    return Optional.empty();
  }

  private static Function<List<String>, Optional<List<String>>> tenants(Fields fields, String key) {
    return tenants -> {
      for (var tenant : tenants) {
        if (!tenant.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
          fields.itemError(
              key,
              tenant,
              "is no tenant id",
              "Write the directory (tenant) id, a UUID in lower case.");
          return Optional.empty();
        }
      }
      return Optional.of(tenants);
    };
  }
}
