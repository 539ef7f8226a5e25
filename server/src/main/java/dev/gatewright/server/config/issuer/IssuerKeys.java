package dev.gatewright.server.config.issuer;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.mail.Mailbox;
import dev.gatewright.protocol.issuer.Issuer.ParameterlessLogout;
import dev.gatewright.protocol.issuer.Issuer.UnknownScopes;
import dev.gatewright.protocol.issuer.IssuerBuilder;
import dev.gatewright.server.config.client.LoginForm;
import dev.gatewright.server.config.upstream.ProviderSettings;
import dev.gatewright.server.config.upstream.ProvidersForm;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.SettingGroup;
import dev.gatewright.server.config.yaml.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The settings of an issuer, each declared once. What the server itself reads sets nothing in the
/// engine.
public final class IssuerKeys {
  private static final SettingGroup ORGANIZATIONS_CLAIM =
      new SettingGroup(
          "organizations_claim",
          "How many organizations tokens name themselves; with more, the claim gives way to a"
              + " reference to /oauth2/organizations.");

  private static final SettingGroup LOGIN = new SettingGroup("login", "How people sign in.");

  private static final SettingGroup SESSIONS =
      new SettingGroup("sessions", "How long logins last.");

  private static final SettingGroup ACCOUNT =
      new SettingGroup("account", "What people may do with their own accounts at /account.");

  private static final SettingGroup EVENTS =
      new SettingGroup("events", "What is kept of what happened.");

  private static final SettingGroup SENDER =
      new SettingGroup("sender", "Who sends the mails of this issuer.");

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);

  public static final IssuerSetting<Set<SignInMethod>> LOGIN_METHODS =
      new IssuerSetting<>(
          Optional.of(LOGIN),
          "methods",
          LoginForm.OF_ISSUER,
          Set.of(SignInMethod.PASSWORD),
          "What a sign-in may begin with. Second factors are the person's own and asked for"
              + " whatever stands here.");

  /// True where the page asks who it is before it asks for a proof.
  public static final IssuerSetting<Boolean> IDENTIFIER_FIRST =
      new IssuerSetting<>(
          Optional.of(LOGIN),
          "ask",
          Form.word(Words.either("identifier_first", "together")),
          false,
          "together asks for address and password on one page; identifier_first asks for the"
              + " address alone, and then for one of the methods.");

  public static final IssuerSetting<Set<Identifier>> IDENTIFIERS =
      new IssuerSetting<>(
          Optional.of(LOGIN),
          "identifiers",
          Form.words(Words.of(Identifier.values()), false).checked(IssuerKeys::withEmail),
          Set.of(Identifier.EMAIL),
          "By what people may say who they are: their address, and a username or a phone number that"
              + " they were given (gatewright user name). Nothing is sent to a number.");

  public static final IssuerSetting<Duration> TRUSTED_BROWSERS =
      new IssuerSetting<>(
          Optional.of(LOGIN),
          "trusted_browsers",
          Form.time(Duration.ZERO, Duration.ofDays(90)),
          Duration.ZERO,
          "For how long a browser that a person trusts is not asked for the second factor that their"
              + " account demands; 0s asks every time. Applications that demand one get one.");

  public static final IssuerSetting<Boolean> TELL_NEW_BROWSERS =
      new IssuerSetting<>(
          Optional.of(LOGIN),
          "tell_new_browsers",
          Form.flag(),
          true,
          "Whether people are told by mail when they sign in in a browser that was not seen before,"
              + " but for their very first sign-in.");

  /// In the order of their buttons.
  public static final IssuerSetting<List<ProviderSettings>> PROVIDERS =
      new IssuerSetting<>(
          Optional.empty(),
          "providers",
          ProvidersForm.form(),
          List.of(),
          "Other providers that people may sign in at, each under a name of small letters, digits and"
              + " -, which stands in its callback URL and is never to be given to another one.");

  public static final IssuerSetting<Duration> SESSION_IDLE =
      new IssuerSetting<>(
          Optional.of(SESSIONS),
          "idle",
          Form.time(SHORTEST, LONGEST),
          Duration.ofHours(12),
          "How long a login session can stay unused.");

  public static final IssuerSetting<Duration> SESSION_LIFETIME =
      new IssuerSetting<>(
          Optional.of(SESSIONS),
          "lifetime",
          Form.time(SHORTEST, LONGEST),
          Duration.ofDays(7),
          "How long it lasts at most.");

  public static final IssuerSetting<StaySignedIn> STAY_SIGNED_IN =
      new IssuerSetting<>(
          Optional.of(SESSIONS),
          "stay",
          Form.word(Words.of(StaySignedIn.values())),
          StaySignedIn.ALWAYS,
          "Whether a browser keeps a login when it is closed: always, never, or as the person ticks it"
              + " when they sign in. One that is not kept has the shorter times below.");

  public static final IssuerSetting<Duration> SHORT_IDLE =
      new IssuerSetting<>(
          Optional.of(SESSIONS),
          "short_idle",
          Form.time(SHORTEST, LONGEST),
          Duration.ofHours(1),
          "How long a login that the browser does not keep can stay unused; never longer than idle.");

  public static final IssuerSetting<Duration> SHORT_LIFETIME =
      new IssuerSetting<>(
          Optional.of(SESSIONS),
          "short_lifetime",
          Form.time(SHORTEST, LONGEST),
          Duration.ofHours(12),
          "How long it lasts at most; never longer than lifetime.");

  public static final IssuerSetting<Integer> SESSIONS_PER_USER =
      new IssuerSetting<>(
          Optional.of(SESSIONS),
          "per_user",
          Form.whole(1, 1000),
          50,
          "How many one user may have; one more ends the oldest.");

  public static final IssuerSetting<Set<ProfileClaim>> ACCOUNT_EDIT =
      new IssuerSetting<>(
          Optional.of(ACCOUNT),
          "edit",
          Form.words(Words.of(ProfileClaim.values()), false),
          Set.of(
              ProfileClaim.NAME,
              ProfileClaim.GIVEN_NAME,
              ProfileClaim.FAMILY_NAME,
              ProfileClaim.LOCALE,
              ProfileClaim.ZONEINFO),
          "Which claims people may change themselves. No application may decide by these what"
              + " somebody is allowed to do.");

  public static final IssuerSetting<Boolean> ACCOUNT_DELETION =
      new IssuerSetting<>(
          Optional.of(ACCOUNT),
          "deletion",
          Form.flag(),
          true,
          "Whether people may have their accounts deleted.");

  public static final IssuerSetting<Duration> ACCOUNT_DELETION_AFTER =
      new IssuerSetting<>(
          Optional.of(ACCOUNT),
          "deletion_after",
          Form.time(SHORTEST, Duration.ofDays(365)),
          Duration.ofDays(7),
          "How long somebody who asked for it can still change their mind.");

  public static final IssuerSetting<ChallengeMode> CHALLENGE =
      new IssuerSetting<>(
          Optional.empty(),
          "challenge",
          Form.word(Words.of(ChallengeMode.values())),
          ChallengeMode.AUTO,
          "When browsers that nobody signed in with before do about a second's work before they sign"
              + " in, sign up or ask for a mail: while the issuer is under attack (auto), never (off)"
              + " or always. Browsers without script get a mail instead.");

  public static final IssuerSetting<Boolean> IMPERSONATION =
      new IssuerSetting<>(
          Optional.empty(),
          "impersonation",
          Form.word(Words.either("on", "off")),
          false,
          "Whether administrators may act as somebody for an hour, for a reason that is kept: with no"
              + " refresh token, no consent and no change of the account. The person is told.");

  /// Zero keeps them for good: what is deleted cannot be brought back, and the trail is what one
  /// looks at after an attack that nobody noticed for a year.
  public static final IssuerSetting<Duration> EVENT_RETENTION =
      new IssuerSetting<>(
          Optional.of(EVENTS),
          "retention",
          Form.time(Duration.ZERO, LONGEST).checked(IssuerKeys::aDayOrForGood),
          Duration.ZERO,
          "How long events are kept, such as 400d, at least a day; 0s keeps them for good. Older ones"
              + " are deleted once whoever is sent them has them.");

  /// A mailbox, or empty for that of `server.yaml`.
  public static final IssuerSetting<String> MAIL_FROM =
      new IssuerSetting<>(
          Optional.of(SENDER),
          "from",
          Form.text().checked(IssuerKeys::mailbox),
          "",
          "The sender, such as \"Acme <no-reply@acme.test>\"; without it, that of server.yaml.");

  /// A mailbox, or empty.
  public static final IssuerSetting<String> MAIL_REPLY_TO =
      new IssuerSetting<>(
          Optional.of(SENDER),
          "reply_to",
          Form.text().checked(IssuerKeys::mailbox),
          "",
          "Where answers go.");

  /// True is strict.
  public static final IssuerSetting<Boolean> PROFILE =
      new IssuerSetting<>(
          Optional.empty(),
          "profile",
          Form.word(Words.either("strict", "standard")),
          false,
          "strict holds every client to what a security profile wants: PKCE everywhere, refresh"
              + " tokens of a single use, minimal ID tokens, nothing revoked or ended without"
              + " proof.");

  public static final IssuerSetting<ParameterlessLogout> PARAMETERLESS_LOGOUT =
      new IssuerSetting<>(
          Optional.empty(),
          "parameterless_logout",
          Form.word(Words.of(ParameterlessLogout.values())),
          ParameterlessLogout.CONFIRM,
          "What a logout request with no parameter does: ask, or end the session.",
          IssuerBuilder::parameterlessLogout);

  public static final IssuerSetting<UnknownScopes> UNKNOWN_SCOPES =
      new IssuerSetting<>(
          Optional.empty(),
          "unknown_scopes",
          Form.word(Words.of(UnknownScopes.values())),
          UnknownScopes.IGNORE,
          "What becomes of a scope that is declared nowhere, where openid is asked for: it is left"
              + " out (OpenID Connect Core §3.1.2.1), or the request is refused.",
          IssuerBuilder::unknownScopes);

  public static final IssuerSetting<Integer> MOST_ORGANIZATIONS =
      new IssuerSetting<>(
          Optional.of(ORGANIZATIONS_CLAIM), "most", Form.whole(0, 500), 50, "As many memberships.");

  /// Set together with [#MOST_ORGANIZATIONS].
  public static final IssuerSetting<Integer> ORGANIZATIONS_BYTES =
      new IssuerSetting<>(
          Optional.of(ORGANIZATIONS_CLAIM),
          "bytes",
          Form.whole(0, 8192),
          4096,
          "As many bytes of JSON.");

  private static final List<IssuerSetting<?>> OWN =
      List.of(
          JoinKeys.SIGNUP,
          JoinKeys.SIGNUP_DOMAINS,
          JoinKeys.EMAIL_VERIFICATION,
          JoinKeys.TERMS_VERSION,
          JoinKeys.TERMS_OF_SERVICE,
          JoinKeys.PRIVACY_POLICY,
          JoinKeys.MIN_LENGTH,
          JoinKeys.BREACH_CHECK,
          LOGIN_METHODS,
          IDENTIFIER_FIRST,
          IDENTIFIERS,
          TRUSTED_BROWSERS,
          TELL_NEW_BROWSERS,
          PROVIDERS,
          SESSION_IDLE,
          SESSION_LIFETIME,
          STAY_SIGNED_IN,
          SHORT_IDLE,
          SHORT_LIFETIME,
          SESSIONS_PER_USER,
          ACCOUNT_EDIT,
          ACCOUNT_DELETION,
          ACCOUNT_DELETION_AFTER,
          CHALLENGE,
          HookKeys.HOOKS,
          IMPERSONATION,
          EVENT_RETENTION,
          MAIL_FROM,
          MAIL_REPLY_TO,
          PROFILE,
          PARAMETERLESS_LOGOUT,
          UNKNOWN_SCOPES,
          MOST_ORGANIZATIONS,
          ORGANIZATIONS_BYTES);

  static final List<IssuerSetting<?>> ALL =
      Stream.of(OWN, LanguageKeys.ALL, LookKeys.ALL).flatMap(List::stream).toList();

  private IssuerKeys() {}

  private static Function<Set<Identifier>, Optional<Set<Identifier>>> withEmail(
      Fields fields, String key) {
    return identifiers -> {
      if (!identifiers.contains(Identifier.EMAIL)) {
        fields.error(key, "leaves the address out", "Add email: every account has one.");
      }
      return Optional.of(identifiers);
    };
  }

  private static Function<Duration, Optional<Duration>> aDayOrForGood(Fields fields, String key) {
    return time -> {
      if (!time.isZero() && time.compareTo(SHORTEST_RETENTION) < 0) {
        fields.error(key, "is less than a day", "Write for example 400d, or 0s for good.");
      }
      return Optional.of(time);
    };
  }

  private static Function<String, Optional<String>> mailbox(Fields fields, String key) {
    return text -> {
      if (!text.isEmpty() && Mailbox.parse(text).isEmpty()) {
        fields.error(key, "has no e-mail address", "Write \"Acme <no-reply@acme.test>\".");
      }
      return Optional.of(text);
    };
  }
}
