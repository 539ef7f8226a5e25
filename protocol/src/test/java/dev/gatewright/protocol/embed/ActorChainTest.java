package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.authorize.AuthorizationDecision.Approved;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Impersonation;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.token.SupportedGrant;
import dev.gatewright.protocol.token.TokenExchangeProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Who acts in exchanged tokens")
final class ActorChainTest {
  private TokenExchangeProcessor processor =
      exchange -> {
        throw new AssertionError("no test has said what to do");
      };

  private final Application application =
      new Application(b ->
          Application.usualGrants(b)
              .enable(
                  SupportedGrant.tokenExchange(exchange -> processor.process(exchange)),
                  Duration.ofMinutes(2)));

  private final Client web = application.add(Application.web("web"));
  private final Client service =
      application.add(Application.web("service").grants(GrantType.TOKEN_EXCHANGE));
  private final SubjectId ada = application.addPerson("ada");
  private final Instant loggedIn = application.now();
  private final Tokens tokens = application.logIn(web, ada, "projects:read");

  private Tokens exchange(String token) {
    return application.token(
        service,
        Params.of("grant_type", GrantType.TOKEN_EXCHANGE.value())
            .with("subject_token", token)
            .with("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
            .with("scope", "projects:read"));
  }

  @Test
  @DisplayName("RFC 8693 §4.1: the actor stands in act, and nowhere without one")
  void actor() {
    processor = exchange -> exchange.forUser(ada, loggedIn).actedBy(new SubjectId("service-a"));

    var claims = exchange(tokens.access()).accessClaims();

    assertThat(claims.path("sub").stringValue()).isEqualTo("ada");
    assertThat(claims.path("act")).isEqualTo(act("service-a"));
  }

  /// An `act` claim, the newest actor first.
  private static JsonNode act(String... actors) {
    var act = Json.object();
    var innermost = act;
    for (int i = 0; i < actors.length; i++) {
      innermost = i == 0 ? act : innermost.putObject("act");
      innermost.put("sub", actors[i]);
    }
    return act;
  }

  private Tokens actAs(String actor, String token) {
    processor = exchange -> exchange.forUser(ada, loggedIn).actedBy(new SubjectId(actor));
    return exchange(token);
  }

  @Test
  @DisplayName("RFC 8693 §4.1: who acted before stays named behind who acts now")
  void chain() {
    var first = actAs("service-a", tokens.access());
    var second = actAs("service-b", first.access());
    var third = actAs("service-c", second.access());

    assertThat(second.accessClaims().path("act")).isEqualTo(act("service-b", "service-a"));
    assertThat(third.accessClaims().path("act"))
        .isEqualTo(act("service-c", "service-b", "service-a"));
    assertThat(application.introspect(service, third.access()).path("act"))
        .isEqualTo(act("service-c", "service-b", "service-a"));
    var again = actAs("service-c", third.access());
    assertThat(again.accessClaims().path("act"))
        .isEqualTo(act("service-c", "service-b", "service-a"));
  }

  @Test
  @DisplayName("RFC 8693 §4.1: an exchange without an actor does not launder the ones before")
  void chainIsKept() {
    var acted = actAs("service-a", tokens.access());
    processor = exchange -> exchange.forUser(ada, loggedIn);

    assertThat(exchange(acted.access()).accessClaims().path("act")).isEqualTo(act("service-a"));

    var bob = application.addPerson("bob");
    processor = exchange -> exchange.forUser(bob, loggedIn);
    assertThat(exchange(acted.access()).accessClaims().has("act")).isFalse();
  }

  @Test
  @DisplayName("RFC 8693 §4.1: the chain also stands in a token that is opaque")
  void opaqueChain() {
    application.add(
        Application.web("service")
            .grants(GrantType.TOKEN_EXCHANGE)
            .accessToken(AccessTokenPolicy.builder().format(new Format.Opaque()).build()));
    var first = actAs("service-a", tokens.access()).access();
    var second = actAs("service-b", first).access();

    assertThat(second).startsWith("at_");
    assertThat(application.introspect(service, second).path("act"))
        .isEqualTo(act("service-b", "service-a"));
  }

  @Test
  @DisplayName("RFC 8693 §4.1: a token of somebody who acts as its person is not exchanged")
  void impersonated() {
    var request = application.valid(Application.codeRequest(web, "projects:read"));
    var until = application.now().plus(Duration.ofHours(1));
    var by = new Impersonation(new SubjectId("sue"), "https://id.test", until);
    var approved =
        new Approved(
            ada,
            Optional.empty(),
            application.now(),
            Set.of(),
            Optional.empty(),
            request.scope(),
            Optional.of(by));
    var acted =
        application.token(
            web, Application.codeGrant(application.complete(request, approved).code()));
    processor = exchange -> exchange.forUser(ada, loggedIn);

    var refused = exchange(acted.access());

    assertThat(acted.accessClaims().path("act").path("sub").stringValue()).isEqualTo("sue");
    assertThat(refused.reason()).isEqualTo(Reason.EXCHANGE_REFUSED);
    assertThat(refused.body().path("error_description").stringValue()).contains("acts as");
  }

  @Test
  @DisplayName(
      "RFC 8693 §4.1: a chain ends at eight actors, so that a token does not grow for ever")
  void chainEnds() {
    var token = tokens.access();
    for (int i = 1; i <= 8; i++) {
      token = actAs("service-" + i, token).access();
    }
    assertThat(Tokens.claims(token).path("act"))
        .isEqualTo(
            act(
                IntStream.iterate(8, i -> i >= 1, i -> i - 1)
                    .mapToObj(i -> "service-" + i)
                    .toArray(String[]::new)));

    var ninth = actAs("service-9", token);

    assertThat(ninth.reason()).isEqualTo(Reason.EXCHANGE_REFUSED);
    assertThat(ninth.body().path("error_description").stringValue()).contains("too many actors");
  }
}
