package dev.gatewright.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.OrganizationPolicy;
import dev.gatewright.protocol.clients.RefreshTokenPolicy.Issue;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.issuer.Issuer.Resource;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.testing.Window;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The authorization code grant")
final class AuthorizationCodeGrantTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web"));
  private final Window ada;

  AuthorizationCodeGrantTest() {
    acme.addPerson("ada", Tenant.membership("org_a", "owner"));
    ada = acme.window().logIn("ada");
  }

  private String code(Params request) {
    return acme.authorize(ada, request).code();
  }

  private Params request() {
    return Tenant.codeRequest(web, code(Tenant.request(web)));
  }

  private Tokens send(Params params) {
    return acme.token(Tenant.post(web, params));
  }

  @Test
  @DisplayName("RFC 6749 §5.1: the answer has a Bearer token, its life and the scope")
  void answers() {
    var answer = send(request());

    assertThat(answer.body().path("token_type").stringValue()).isEqualTo("Bearer");
    assertThat(answer.body().path("expires_in").isIntegralNumber()).isTrue();
    assertThat(answer.body().path("expires_in").longValue()).isEqualTo(600);
    assertThat(answer.body().path("scope").stringValue()).isEqualTo("openid");
    assertThat(answer.body().propertyNames())
        .containsExactlyInAnyOrder(
            "access_token", "token_type", "expires_in", "refresh_token", "id_token", "scope");
    assertThat(answer.result().toString()).doesNotContain(answer.access(), answer.refresh());
  }

  @Test
  @DisplayName("RFC 6749 §4.1.3: unknown and extra parameters are ignored")
  void ignoresExtras() {
    assertThat(send(request().with("response_type", "code").with("scope", "anything")).isIssued())
        .isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §3.2: a repeated parameter is invalid_request and burns nothing")
  void refusesRepeated() {
    var good = request();

    assertThat(send(good.again("code", good.get("code"))).reason())
        .isEqualTo(Reason.REQUEST_REPEATED_PARAMETER);
    assertThat(send(good.again("grant_type", "refresh_token")).error())
        .isEqualTo("invalid_request");
    assertThat(send(good).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §5.2: grant_type must be there, be known and be enabled for the client")
  void checksGrantType() {
    assertThat(send(request().without("grant_type")).reason()).isEqualTo(Reason.GRANT_TYPE_MISSING);
    assertThat(send(request().with("grant_type", "password")).error())
        .isEqualTo("unsupported_grant_type");
    var code = request();
    acme.add(ClientBuilder.web("web").grants(GrantType.REFRESH_TOKEN));
    assertThat(send(code).error()).isEqualTo("unauthorized_client");
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.1.3: without a code the request is invalid, with a made-up one the grant")
  void checksCode() {
    var good = request();
    var code = good.get("code");
    assertThat(send(good.without("code")).error()).isEqualTo("invalid_request");
    for (String wrong :
        new String[] {
          "x",
          "ac_",
          "ac_AAAA",
          code + "A",
          code.substring(0, code.length() - 2),
          code.replace("ac_", ""),
          code.replace("ac_", "at_"),
          "ac_" + "A".repeat(20_000)
        }) {
      assertThat(send(good.with("code", wrong)).reason()).isEqualTo(Reason.CODE_INVALID);
    }
    assertThat(send(good).isIssued()).as("a wrong request burns nothing").isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: a code changed in any place is no code")
  void tamperedCode() {
    var good = request();
    var code = good.get("code");
    for (int at = 3; at < code.length(); at += 11) {
      char other = code.charAt(at) == 'A' ? 'B' : 'A';
      var changed = code.substring(0, at) + other + code.substring(at + 1);
      assertThat(send(good.with("code", changed)).reason()).isEqualTo(Reason.CODE_INVALID);
    }
  }

  @Test
  @DisplayName("RFC 6749 §4.1.3: a code is bound to its client, and another cannot burn it")
  void boundToTheClient() {
    var thief = acme.add(ClientBuilder.web("thief").redirects("https://web.test/cb"));
    var good = request();

    assertThat(acme.token(Tenant.post(thief, good)).reason()).isEqualTo(Reason.CODE_INVALID);
    assertThat(send(good).isIssued()).isTrue();
  }

  @Test
  @DisplayName("A code of one tenant is nothing at another")
  void boundToTheTenant() {
    var other = engine.tenant("other");
    var same = other.add(ClientBuilder.web("web"));
    other.addPerson("ada");

    assertThat(other.token(Tenant.post(same, request())).reason()).isEqualTo(Reason.CODE_INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://web.test/cb/", "https://web.test/other", "https://web.test/cb?"})
  @DisplayName("RFC 6749 §4.1.3: redirect_uri must be the one of the authorization request")
  void boundToTheRedirectUri(String other) {
    var good = request();

    assertThat(send(good.with("redirect_uri", other)).reason()).isEqualTo(Reason.CODE_REDIRECT_URI);
    assertThat(send(good.without("redirect_uri")).error()).isEqualTo("invalid_grant");
    assertThat(send(good).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §4.1.3: redirect_uri is not demanded where none was sent, but compared")
  void redirectUriNotSent() {
    var params = Tenant.request(web).with("scope", "projects:read").without("redirect_uri");

    assertThat(send(Tenant.codeRequest(web, code(params)).without("redirect_uri")).isIssued())
        .isTrue();
    assertThat(send(Tenant.codeRequest(web, code(params))).isIssued()).isTrue();
    assertThat(
            send(Tenant.codeRequest(web, code(params)).with("redirect_uri", "https://web.test/x"))
                .reason())
        .isEqualTo(Reason.CODE_REDIRECT_URI);
  }

  @Test
  @DisplayName("RFC 7636 §4.6: the verifier must be there and match, and a wrong one burns nothing")
  void checksTheVerifier() {
    var good = request();

    assertThat(send(good.without("code_verifier")).reason())
        .isEqualTo(Reason.PKCE_VERIFIER_MISSING);
    assertThat(send(good.with("code_verifier", "x".repeat(43))).reason())
        .isEqualTo(Reason.PKCE_VERIFIER_MISMATCH);
    assertThat(send(good.with("code_verifier", Tenant.CHALLENGE)).reason())
        .as("the challenge itself: plain")
        .isEqualTo(Reason.PKCE_VERIFIER_MISMATCH);
    assertThat(send(good.with("code_verifier", Tenant.VERIFIER + "x")).error())
        .isEqualTo("invalid_grant");
    assertThat(send(good).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 7636 §4.1: a verifier has 43 to 128 unreserved characters")
  void checksVerifierSyntax() {
    var good = request();
    for (String wrong :
        new String[] {
          "a".repeat(42), "a".repeat(129), "a".repeat(42) + " ", "a".repeat(42) + "/"
        }) {
      assertThat(send(good.with("code_verifier", wrong)).reason())
          .isEqualTo(Reason.PKCE_VERIFIER_MALFORMED);
    }
  }

  @Test
  @DisplayName("RFC 9700 §4.8.2: a verifier without a challenge is refused")
  void refusesDowngrade() {
    var lax = acme.add(ClientBuilder.web("lax").pkceOptional());
    var without = Tenant.request(lax).without("code_challenge").without("code_challenge_method");
    var withVerifier = Tenant.codeRequest(lax, code(without));

    assertThat(acme.token(Tenant.post(lax, withVerifier)).reason())
        .isEqualTo(Reason.PKCE_VERIFIER_UNEXPECTED);
    assertThat(acme.token(Tenant.post(lax, withVerifier.without("code_verifier"))).isIssued())
        .isTrue();
  }

  @Test
  @DisplayName("RFC 9700 §4.8.2: a code without a challenge is refused once PKCE is required")
  void refusesCodeFromLaxerDays() {
    acme.add(ClientBuilder.web("web").pkceOptional());
    var without = Tenant.request(web).without("code_challenge").without("code_challenge_method");
    var params = Tenant.codeRequest(web, code(without)).without("code_verifier");
    acme.add(ClientBuilder.web("web"));

    assertThat(send(params).reason()).isEqualTo(Reason.PKCE_CHALLENGE_MISSING);
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: a code lives 60 seconds")
  void expires() {
    var first = request();
    var second = request();
    engine.clock().advance(Duration.ofSeconds(59));
    assertThat(send(first).isIssued()).isTrue();
    engine.clock().advance(Duration.ofSeconds(1));

    assertThat(send(second).reason()).isEqualTo(Reason.CODE_EXPIRED);
    assertThat(send(second).error()).isEqualTo("invalid_grant");
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: a second use is refused and revokes what the first one gave")
  void replayRevokes() {
    var good = request();
    var tokens = send(good);
    assertThat(acme.isActive(web, tokens.access())).isTrue();

    assertThat(send(good).reason()).isEqualTo(Reason.CODE_REPLAYED);

    assertThat(acme.isActive(web, tokens.access())).isFalse();
    assertThat(acme.isActive(web, tokens.refresh())).isFalse();
    assertThat(acme.refresh(web, tokens.refresh()).reason()).isEqualTo(Reason.REFRESH_REVOKED);
    assertThat(send(good).error()).isEqualTo("invalid_grant");
  }

  @Test
  @DisplayName("A second use with a wrong verifier, URI or client revokes nothing")
  void wrongReplayRevokesNothing() {
    var good = request();
    var tokens = send(good);
    var thief = acme.add(ClientBuilder.web("thief"));

    send(good.with("code_verifier", "x".repeat(43)));
    send(good.with("redirect_uri", "https://thief.test/cb"));
    acme.token(Tenant.post(thief, good));

    assertThat(acme.isActive(web, tokens.access())).isTrue();
  }

  @Test
  @DisplayName("A code dies with the session, the user and the client it came from")
  void diesWithItsRoots() {
    var issuer = acme.issuer().id();
    var ofSession = request();
    engine.ports().sessions().end(issuer, ada.session());
    assertThat(send(ofSession).reason()).isEqualTo(Reason.SESSION_ENDED);

    ada.logIn("ada");
    var ofUser = request();
    engine.ports().subjects().remove(issuer, new SubjectId("ada"));
    assertThat(send(ofUser).reason()).isEqualTo(Reason.SUBJECT_INACTIVE);
  }

  @Test
  @DisplayName("A code for an organization is refused once the membership is over")
  void diesWithTheMembership() {
    var params = Tenant.codeRequest(web, code(Tenant.request(web).with("org", "org_a")));
    acme.addPerson("ada");

    assertThat(send(params).reason()).isEqualTo(Reason.ORGANIZATION_INACTIVE);
  }

  @Test
  @DisplayName("A code for an organization is refused once the client may no longer see it")
  void diesWithTheSight() {
    var params = Tenant.codeRequest(web, code(Tenant.request(web).with("org", "org_a")));
    acme.add(ClientBuilder.web("web").organizations(new OrganizationPolicy.None()));

    assertThat(send(params).reason()).isEqualTo(Reason.ORGANIZATION_INACTIVE);
  }

  @Test
  @DisplayName("A code of an earlier store epoch is refused")
  void boundToTheEpoch() {
    var before = request();
    engine.ports().backUp().run();

    assertThat(send(before).reason()).isEqualTo(Reason.CODE_INVALID);
    assertThat(send(request()).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 8707 §2.2: a token request may narrow the resources, and never widen them")
  void narrowsResources() {
    var both =
        Tenant.request(web)
            .with("scope", "projects:read")
            .with("resource", EngineInMemory.PROJECTS_API);

    var good = Tenant.codeRequest(web, code(both));
    assertThat(send(good.with("resource", EngineInMemory.PLAIN_API)).reason())
        .isEqualTo(Reason.RESOURCE_EXCEEDS_GRANT);
    assertThat(send(good.with("resource", "https://unknown.test")).reason())
        .isEqualTo(Reason.RESOURCE_INVALID);
    assertThat(send(good).accessClaims().path("aud").stringValue())
        .isEqualTo(EngineInMemory.PROJECTS_API);
  }

  @Test
  @DisplayName("A refresh token comes when the client's policy says so")
  void refreshTokenByPolicy() {
    var offline = acme.add(ClientBuilder.web("offline").refreshTokens(Issue.OFFLINE_ACCESS));
    var never = acme.add(ClientBuilder.web("never").refreshTokens(Issue.NEVER));
    var without = acme.add(ClientBuilder.web("without").grants(GrantType.AUTHORIZATION_CODE));

    assertThat(acme.logIn(web, ada, "openid").body().has("refresh_token")).isTrue();
    assertThat(acme.logIn(offline, ada, "openid").body().has("refresh_token")).isFalse();
    assertThat(acme.logIn(offline, ada, "openid", "offline_access").body().has("refresh_token"))
        .isTrue();
    assertThat(acme.logIn(never, ada, "openid", "offline_access").body().has("refresh_token"))
        .isFalse();
    assertThat(acme.logIn(without, ada, "openid").body().has("refresh_token")).isFalse();
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: single use holds also where no refresh token is given")
  void singleUseWithoutRefreshToken() {
    var never = acme.add(ClientBuilder.web("never").refreshTokens(Issue.NEVER));
    var params = Tenant.codeRequest(never, code(Tenant.request(never)));
    var tokens = acme.token(Tenant.post(never, params));
    assertThat(acme.isActive(never, tokens.access())).isTrue();

    assertThat(acme.token(Tenant.post(never, params)).reason()).isEqualTo(Reason.CODE_REPLAYED);
    assertThat(acme.isActive(never, tokens.access())).isFalse();
  }

  @Test
  @DisplayName("A grant is kept as long as a token for any resource can live")
  void keptForTheLongestToken() {
    var id = "https://batch.test";
    var own =
        AccessTokenPolicy.builder()
            .format(new Format.Opaque())
            .lifetime(Duration.ofHours(9))
            .build();
    var plain = EngineInMemory.issuer("batch");
    var batch =
        engine.tenant(
            plain.toBuilder()
                .resource(Resource.of(id, Scope.empty()).withAccessToken(own))
                .build());
    batch.addPerson("ada");
    var client = batch.add(ClientBuilder.web("web").refreshTokens(Issue.NEVER));
    var request = Tenant.request(client).with("resource", id);
    var token =
        batch.redeem(client, batch.authorize(batch.window().logIn("ada"), request).code()).access();
    engine.clock().advance(Duration.ofHours(8));

    assertThat(batch.isActive(client, token)).isTrue();
  }

  @Test
  @DisplayName("Without any scope there is an access token, a refresh token and no ID token")
  void withoutScope() {
    var params = Tenant.codeRequest(web, code(Tenant.request(web).without("scope")));

    assertThat(send(params).body().propertyNames())
        .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "refresh_token");
  }
}
