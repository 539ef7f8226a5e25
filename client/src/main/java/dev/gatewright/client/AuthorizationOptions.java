package dev.gatewright.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What to ask of one login. Immutable: each method gives a changed copy.
///
/// ```java
/// AuthorizationOptions.of("openid", "profile", "email").organization("org_acme").loginHint(email)
/// ```
public final class AuthorizationOptions {
  /// Set by [IdpClient]; an extra parameter may not replace them.
  private static final Set<String> RESERVED =
      Set.of(
          "client_id",
          "redirect_uri",
          "response_type",
          "scope",
          "state",
          "nonce",
          "code_challenge",
          "code_challenge_method");

  private final List<String> scopes;
  private final Map<String, List<String>> parameters;
  private final Optional<Duration> maxAge;
  private final Optional<String> returnTo;

  private AuthorizationOptions(
      List<String> scopes,
      Map<String, List<String>> parameters,
      Optional<Duration> maxAge,
      Optional<String> returnTo) {
    this.scopes = scopes;
    this.parameters = parameters;
    this.maxAge = maxAge;
    this.returnTo = returnTo;
  }

  /// Asks for these scope values (RFC 6749 §3.3). Put `openid` among them to get an ID token, and
  /// with it a profile.
  public static AuthorizationOptions of(String... scopes) {
    return of(List.of(scopes));
  }

  /// Asks for these scope values (RFC 6749 §3.3), in this order.
  public static AuthorizationOptions of(List<String> scopes) {
    return new AuthorizationOptions(
        List.copyOf(scopes), Map.of(), Optional.empty(), Optional.empty());
  }

  /// Restricts the tokens to one organization (`org`).
  public AuthorizationOptions organization(String id) {
    return with("org", List.of(id));
  }

  /// What the provider must ask the person: `none`, `login`, `consent` or `select_account`, or
  /// several separated by spaces (OpenID Connect Core §3.1.2.1).
  public AuthorizationOptions prompt(String value) {
    return with("prompt", List.of(value));
  }

  /// Who is about to log in, as far as the application knows: usually an e-mail address.
  public AuthorizationOptions loginHint(String value) {
    return with("login_hint", List.of(value));
  }

  /// How long ago the person may have authenticated, in whole seconds; the ID token is checked for
  /// it (OpenID Connect Core §3.1.2.1, §3.1.3.7).
  ///
  /// @throws IllegalArgumentException if it is negative
  public AuthorizationOptions maxAge(Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("max age is negative");
    }
    return new AuthorizationOptions(
        scopes,
        changed("max_age", List.of(String.valueOf(value.toSeconds()))),
        Optional.of(Duration.ofSeconds(value.toSeconds())),
        returnTo);
  }

  /// The APIs that the access token is for (RFC 8707 §2).
  public AuthorizationOptions resources(URI... identifiers) {
    return with("resource", List.of(identifiers).stream().map(URI::toString).toList());
  }

  /// How the provider hands over the answer, such as `form_post`.
  public AuthorizationOptions responseMode(String value) {
    return with("response_mode", List.of(value));
  }

  /// Where the application wants the person after the login. It is not sent anywhere: it comes back
  /// in [PendingLogin#returnTo()].
  public AuthorizationOptions returnTo(String value) {
    return new AuthorizationOptions(scopes, parameters, maxAge, Optional.of(value));
  }

  /// Any other parameter the provider knows, such as `ui_locales` or `acr_values`.
  ///
  /// @throws IllegalArgumentException if it is one that the SDK sets by itself
  public AuthorizationOptions parameter(String name, String value) {
    if (RESERVED.contains(name)) {
      throw new IllegalArgumentException(
          name + " is set by the SDK and cannot be an extra parameter");
    }
    return with(name, List.of(value));
  }

  /// The scope values asked for, in order.
  public List<String> scopes() {
    return scopes;
  }

  /// The scope values asked for, separated by spaces.
  public String scope() {
    return String.join(" ", scopes);
  }

  Map<String, List<String>> parameters() {
    return parameters;
  }

  Optional<Duration> maxAge() {
    return maxAge;
  }

  Optional<String> returnTo() {
    return returnTo;
  }

  private AuthorizationOptions with(String name, List<String> values) {
    return new AuthorizationOptions(scopes, changed(name, values), maxAge, returnTo);
  }

  private Map<String, List<String>> changed(String name, List<String> values) {
    var changed = new LinkedHashMap<>(parameters);
    changed.put(name, new ArrayList<>(values));
    return Collections.unmodifiableMap(changed);
  }
}
