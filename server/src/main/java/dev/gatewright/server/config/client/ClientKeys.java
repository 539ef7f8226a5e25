package dev.gatewright.server.config.client;

import static dev.gatewright.server.config.yaml.KeySpec.optional;
import static dev.gatewright.server.config.yaml.KeySpec.required;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.clients.Client.UserInfoPolicy;
import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.clients.OrganizationPolicy;
import dev.gatewright.protocol.clients.SystemClaims;
import dev.gatewright.protocol.logout.LogoutEndpoint;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.revoke.RevocationEndpoint;
import dev.gatewright.server.config.look.LookForms;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.KeySpec;
import dev.gatewright.server.config.yaml.KeyType.Flag;
import dev.gatewright.server.config.yaml.KeyType.Json;
import dev.gatewright.server.config.yaml.KeyType.OneOf;
import dev.gatewright.server.config.yaml.KeyType.SecretText;
import dev.gatewright.server.config.yaml.KeyType.Text;
import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.config.yaml.Settings;
import dev.gatewright.server.config.yaml.UriRule;
import dev.gatewright.server.config.yaml.Words;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Picture;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Every key of a client in `tenants.yaml`: the settings, each declared once, and the few keys that
/// say which client it is and what secrets it has.
public final class ClientKeys {
  /// The scopes every user-facing client may ask for (OpenID Connect Core §5.4 and §11); an
  /// issuer's own must be named, so that a new scope is nobody's by accident.
  public static final List<String> STANDARD_SCOPES =
      List.of("openid", "profile", "email", "phone", "address", "organizations", "offline_access");

  private static final Set<ClientAuthMethod> SECRET_AUTH =
      Set.of(ClientAuthMethod.CLIENT_SECRET_BASIC, ClientAuthMethod.CLIENT_SECRET_POST);

  private static final ClientSetting.Declarations SETTINGS = new ClientSetting.Declarations();

  public static final ClientSetting<String> NAME =
      SETTINGS
          .setting("name", Form.text())
          .own()
          .fallback(ClientBasis::id, "the id")
          .means("What pages call it.")
          .sets((draft, value) -> draft.client().name(value));

  public static final ClientSetting<List<String>> REDIRECT_URIS =
      SETTINGS
          .setting("redirect_uris", ClientForms.redirectUris())
          .own()
          .fallback(List.of())
          .means("Where a login may end, compared as exact text.")
          .sets((draft, value) -> draft.client().redirectUris(value.toArray(String[]::new)));

  public static final ClientSetting<List<String>> POST_LOGOUT_REDIRECT_URIS =
      SETTINGS
          .setting("post_logout_redirect_uris", ClientForms.redirectUris())
          .own()
          .fallback(List.of())
          .means("Where a logout may end, compared as exact text.")
          .sets((draft, value) ->
              draft.client().postLogoutRedirectUris(value.toArray(String[]::new)));

  public static final ClientSetting<Optional<URI>> CLIENT_URI =
      SETTINGS
          .setting("client_uri", ClientForms.page())
          .own()
          .means("The application's own page, to which consent, error and end pages lead.")
          .sets(Client.CLIENT_URI);

  public static final ClientSetting<Optional<Picture>> LOGO_URI =
      SETTINGS
          .setting("logo_uri", LookForms.picture(LookOptions.MOST_LOGO))
          .own()
          .means(
              "Its logo where people sign in to it and give consent (RFC 7591 §2): an https URL, a"
                  + " path, or a file of at most 32 KB.")
          .sets(LookOptions.LOGO);

  public static final ClientSetting<Optional<PageLink>> TOS_URI =
      SETTINGS
          .setting("tos_uri", LookForms.link())
          .own()
          .means("Its terms of service, linked from the consent page.")
          .sets(LookOptions.TERMS);

  public static final ClientSetting<Optional<PageLink>> POLICY_URI =
      SETTINGS
          .setting("policy_uri", LookForms.link())
          .own()
          .means("How it uses personal data, linked from the consent page.")
          .sets(LookOptions.POLICY);

  public static final ClientSetting<Optional<URI>> INITIATE_LOGIN_URI =
      SETTINGS
          .setting("initiate_login_uri", ClientForms.page())
          .own()
          .means(
              "Where the application begins a login (OpenID Connect Core §4); offered where one"
                  + " cannot go on.")
          .sets(Client.INITIATE_LOGIN_URI);

  /// Empty where the issuer's hold.
  public static final ClientSetting<Set<SignInMethod>> LOGIN_METHODS =
      SETTINGS
          .setting("login_methods", LoginForm.FORM)
          .fallback(basis -> Set.of(), "those of the issuer")
          .means(
              "What a sign-in to it may begin with, of the issuer's login.methods, and pin where people"
                  + " may come with one: they are nobody in particular, so never with scope openid.")
          .sets(LoginForm.OPTION);

  /// Empty where the issuer's hold.
  public static final ClientSetting<List<String>> PROVIDERS =
      SETTINGS
          .setting("providers", LoginForm.PROVIDER_NAMES)
          .fallback(basis -> List.of(), "those of the issuer")
          .means("At which of the issuer's providers a sign-in to it may begin, by their names.")
          .sets((draft, value) ->
              draft.client().option(LoginForm.PROVIDERS, LoginForm.providers(value)));

  public static final ClientSetting<Boolean> DIRECT_LOGIN =
      SETTINGS
          .setting("direct_login", Form.flag())
          .fallback(false)
          .strict(false)
          .means(
              "Takes passwords, PINs and wishes for a magic link from the application's own forms, at"
                  + " /auth/login and its siblings: for programs that were written for a system that"
                  + " has these addresses. Whoever types a password there trusts the application"
                  + " with it.")
          .sets(LoginForm.DIRECT);

  public static final ClientSetting<Boolean> PROJECT_ADMINS =
      SETTINGS
          .setting("project_admins", Form.flag())
          .fallback(false)
          .means(
              "Lets people of the issuer whose role is admin look after its people, its PINs and"
                  + " what this client was given, at /admin/projects/{client id}, with access tokens"
                  + " of this client: for programs that were written for a system that has these"
                  + " addresses.")
          .sets(ProjectAdmins.OPTION);

  public static final ClientSetting<Set<GrantType>> GRANTS =
      SETTINGS
          .setting(
              "grants",
              Form.words(
                  new Words<>(
                      List.of(
                          GrantType.AUTHORIZATION_CODE,
                          GrantType.REFRESH_TOKEN,
                          GrantType.CLIENT_CREDENTIALS),
                      GrantType::value),
                  false))
          .fallback(
              basis ->
                  basis.isMachine()
                      ? Set.of(GrantType.CLIENT_CREDENTIALS)
                      : Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
              "authorization_code, refresh_token; machine: client_credentials")
          .means("What the client may do at the token endpoint.")
          .sets((draft, value) -> draft.client().grants(value.toArray(GrantType[]::new)));

  public static final ClientSetting<List<String>> SCOPES =
      SETTINGS
          .setting("scopes", ClientForms.scopes())
          .fallback(
              basis -> basis.isMachine() ? List.of() : STANDARD_SCOPES,
              String.join(", ", STANDARD_SCOPES) + "; machine: none")
          .means(
              "The scopes it may ask for; an issuer's own must be named here, and account:read,"
                  + " account:write and account:security, which open people's own accounts.")
          .sets((draft, value) -> draft.client().scopes(value.toArray(String[]::new)));

  public static final ClientSetting<List<String>> DEFAULT_SCOPES =
      SETTINGS
          .setting("default_scopes", ClientForms.scopes())
          .fallback(List.of())
          .means("Used when a request names no scope.")
          .sets((draft, value) -> draft.client().defaultScopes(value.toArray(String[]::new)));

  public static final ClientSetting<List<String>> ALLOWED_ORIGINS =
      SETTINGS
          .setting("allowed_origins", ClientForms.origins())
          .fallback(ClientKeys::ownOrigins, "[]; spa: the origins of its redirect_uris")
          .means("Browser origins whose scripts may call the token and UserInfo endpoints (CORS).")
          .sets((draft, value) -> draft.client().allowedOrigins(value.toArray(String[]::new)));

  public static final ClientSetting<Set<ClientAuthMethod>> TOKEN_ENDPOINT_AUTH =
      SETTINGS
          .setting("token_endpoint_auth", Form.words(Words.of(ClientAuthMethod.values()), true))
          .fallback(
              basis -> basis.isPublicType() ? Set.of(ClientAuthMethod.NONE) : SECRET_AUTH,
              "client_secret_basic, client_secret_post; spa and native: none")
          .means("How it proves who it is.")
          .sets(ClientDraft::authentication);

  public static final ClientSetting<Boolean> PKCE =
      SETTINGS
          .setting("pkce", Form.word(Words.either("required", "optional")))
          .fallback(
              basis -> basis.isPublic() || basis.type() != ClientType.WEB,
              "optional for web clients that authenticate, else required")
          .strict(true)
          .means("Whether an authorization request must bring an S256 challenge.")
          .sets(Client.PKCE_REQUIRED);

  public static final ClientSetting<Boolean> PKCE_LEGACY_HEX =
      SETTINGS
          .setting("pkce_legacy_hex", Form.flag())
          .fallback(false)
          .strict(false)
          .means("Also takes the 86-character challenge of clients that hash to hexadecimal first.")
          .sets(Client.PKCE_LEGACY_HEX);

  public static final ClientSetting<Boolean> REQUIRE_STATE =
      SETTINGS
          .setting("require_state", Form.flag())
          .fallback(false)
          .means("Refuses authorization requests without state.")
          .sets(AuthorizationEndpoint.REQUIRE_STATE);

  public static final ClientSetting<Boolean> FIRST_PARTY =
      SETTINGS
          .setting("first_party", Form.flag())
          .fallback(false)
          .means("Shows no consent page.")
          .sets(Client.FIRST_PARTY);

  public static final ClientSetting<Boolean> SSO =
      SETTINGS
          .setting("sso", Form.flag())
          .fallback(true)
          .means("Uses a session that the browser already has.")
          .sets(AuthorizationEndpoint.SSO);

  public static final ClientSetting<UserInfoPolicy> USERINFO =
      SETTINGS
          .setting("userinfo", Form.word(Words.of(UserInfoPolicy.values())))
          .fallback(UserInfoPolicy.BY_SCOPE)
          .strict(UserInfoPolicy.BY_SCOPE)
          .means("UserInfo says what the scopes allow, or all it knows.")
          .sets((draft, value) -> draft.client().userInfo(value));

  public static final ClientSetting<OrganizationPolicy> ORGANIZATIONS =
      SETTINGS
          .setting("organizations", ClientForms.organizations())
          .fallback(new OrganizationPolicy.All())
          .means("Which of the user's organizations its tokens name.")
          .sets((draft, value) -> draft.client().organizations(value));

  public static final ClientSetting<Boolean> EMPTY_ORGANIZATIONS =
      SETTINGS
          .setting("empty_organizations", Form.flag())
          .fallback(false)
          .means("Writes the organizations claim for people who have none, as an empty list.")
          .sets(Client.EMPTY_ORGANIZATIONS);

  public static final ClientSetting<SystemClaims> SYSTEM_CLAIMS =
      SETTINGS
          .setting("system_claims", Form.word(Words.of(SystemClaims.values())))
          .fallback(SystemClaims.NONE)
          .means("What another system's clients read beside the standard claims and parameters.")
          .sets(Client.SYSTEM_CLAIMS);

  public static final ClientSetting<Boolean> LOGOUT_WITHOUT_HINT =
      SETTINGS
          .setting("logout_without_hint", Form.word(Words.either("allow", "confirm")))
          .fallback(false)
          .strict(false)
          .means("What a logout without id_token_hint does: ask, or end and redirect.")
          .sets(LogoutEndpoint.WITHOUT_HINT);

  public static final ClientSetting<Boolean> REVOKE_WITHOUT_AUTHENTICATION =
      SETTINGS
          .setting("revoke_without_authentication", Form.flag())
          .fallback(false)
          .strict(false)
          .means("Lets whoever holds a token revoke it without the client's secret.")
          .sets(RevocationEndpoint.WITHOUT_AUTHENTICATION);

  public static final ClientSetting<ErrorStyle> ERROR_STYLE =
      SETTINGS
          .setting(
              "error_style",
              Form.word(
                  new Words<>(
                      List.of(ErrorStyle.values()),
                      style -> style.name().toLowerCase(Locale.ROOT).replace('_', '-'))))
          .fallback(ErrorStyle.RFC)
          .means(
              "As RFC 6749 writes them, as one plain sentence, or as the ts-oauth2-server library"
                  + " does.")
          .sets((draft, value) -> draft.client().errorStyle(value));

  /// Every setting.
  public static final List<ClientSetting<?>> ALL =
      Stream.of(SETTINGS.all(), RefreshKeys.ALL, AccessTokenKeys.ALL, IdTokenKeys.ALL)
          .flatMap(List::stream)
          .toList();

  /// Those that `client_defaults` and compat sets can say too.
  public static final List<ClientSetting<?>> SHARED =
      ALL.stream().filter(setting -> !setting.isOwn()).toList();

  private static final List<ClientSetting<?>> OWN =
      ALL.stream().filter(ClientSetting::isOwn).toList();

  private static final KeySpec COMPAT =
      optional(
          "compat",
          OneOf.of(Compat.values()),
          "none",
          "A named set of these settings that fits another system's clients.");

  public static final SectionSpec CLIENT_DEFAULTS =
      new SectionSpec("client_defaults", List.of(COMPAT))
          .with("client_defaults", Settings.keys(SHARED));

  public static final SectionSpec CLIENT =
      new SectionSpec("client", identity())
          .with("client", Settings.keys(OWN))
          .with("client", CLIENT_DEFAULTS.keys());

  /// The sections that documentation shows.
  public static final List<SectionSpec> SECTIONS =
      List.of(CLIENT, CLIENT_DEFAULTS, AccessTokenKeys.SECTION, IdTokenKeys.SECTION);

  private ClientKeys() {}

  private static List<KeySpec> identity() {
    return List.of(
        required("id", new Text(), "The client_id."),
        optional("absent", new Flag(), "false", "Removes the client; other keys are ignored."),
        optional(
            "type",
            new OneOf(Words.of(ClientType.values()).all()),
            "web",
            "What kind of program it is; decides the defaults that differ."),
        optional(
            "secret",
            new SecretText(true),
            "none",
            "The client secret; generate makes one and shows it once."),
        optional(
            "jwks",
            new Json(),
            "none",
            "The client's public keys (RFC 7517), for private_key_jwt."),
        optional("jwks_uri", new Text(), "none", "Where they are published."),
        optional(
            "signing_key",
            new SecretText(false),
            "none",
            "For HS256: the key is the text's UTF-8 bytes, at least 32."));
  }

  /// A program in a browser calls the token endpoint from the pages that its logins return to.
  private static List<String> ownOrigins(ClientBasis basis) {
    if (basis.type() != ClientType.SPA) {
      return List.of();
    }
    var origins = new ArrayList<String>();
    for (var uri : basis.redirectUris()) {
      UriRule.originOf(uri).filter(origin -> !origins.contains(origin)).ifPresent(origins::add);
    }
    return List.copyOf(origins);
  }
}
