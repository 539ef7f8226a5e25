package dev.gatewright.testkit;

import static dev.gatewright.testkit.PlayedProviders.somebody;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.KeptEvent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An issuer whose hook is on loopback, people who sign in, a client with every grant, and another
/// issuer beside it.
final class HookWorld implements AutoCloseable {
  static final TestUser ADA = TestUser.of("ada@acme.test").name("Ada Lovelace");
  static final IssuerId ISSUER = new IssuerId(TestSetup.ISSUER);
  static final String ALLOW = "{\"action\":\"allow\"}";
  static final String REFUSE =
      """
      {"action":"refuse","reason":"banned\\nlist","message":{"en":"No <b>entry</b> today.","de":"Heute nicht."}}
      """;

  /// More than the time for which a receiver that failed is left alone.
  static final Duration REST = Duration.ofSeconds(11);

  final PlayedProviders providers = new PlayedProviders();
  final HookReceiver receiver = new HookReceiver();
  final TestGatewright gatewright =
      TestGatewright.start(
          TestSetup.of(
              TestIssuer.of(TestSetup.ISSUER).setting("signup", "open").with(app(), ADA),
              TestIssuer.of("other").with(app(), ADA)),
          Optional.of(providers));
  final RelyingParty app = new RelyingParty(gatewright.issuer(), app());
  private int people;

  static TestClient app() {
    return RelyingParty.app().setting("grants", GRANTS).firstParty();
  }

  static final List<String> GRANTS =
      List.of("authorization_code", "refresh_token", "client_credentials");

  @Override
  public void close() {
    receiver.close();
    gatewright.close();
  }

  void hook(String on, String onFailure) {
    hook(on, onFailure, receiver.url());
  }

  void hook(String on, String onFailure, String url) {
    gatewright.apply(
        TestIssuer.of(TestSetup.ISSUER).setting("hooks", List.of(one("crm", on, onFailure, url))));
    gatewright.settle();
  }

  static Map<String, Object> one(String id, String on, String onFailure, String url) {
    return Map.of("id", id, "url", url, "on", on, "timeout", "1s", "on_failure", onFailure);
  }

  List<KeptEvent> events(String name) {
    return gatewright.events().after(ISSUER.value(), 0, 10_000).stream()
        .filter(event -> event.name().equals(name))
        .toList();
  }

  URI callback() {
    return gatewright.browser().logIn(app.authorizationUrl(), ADA);
  }

  Page signIn() {
    var browser = gatewright.browser();
    var login = browser.open(app.authorizationUrl());
    return browser.submit(login, Map.of("email", ADA.email(), "password", ADA.password()));
  }

  /// Somebody new, who comes by a provider.
  Page signUp() {
    providers.vouchFor(somebody(Integer.toString(++people), "new" + people + "@upstream.test"));
    var browser = gatewright.browser();
    return browser.submit(browser.open(app.authorizationUrl()), Map.of("provider", "google"));
  }

  /// The same, who comes back to the application.
  URI signUpAndLeave() {
    providers.vouchFor(somebody(Integer.toString(++people), "new" + people + "@upstream.test"));
    var browser = gatewright.browser();
    return browser.leave(browser.open(app.authorizationUrl()), Map.of("provider", "google"));
  }

  static Map<String, Object> claims(String jwt) throws Exception {
    return SignedJWT.parse(jwt).getJWTClaimsSet().getClaims();
  }

  static String access(OIDCTokenResponse tokens) {
    return tokens.getOIDCTokens().getAccessToken().getValue();
  }
}
