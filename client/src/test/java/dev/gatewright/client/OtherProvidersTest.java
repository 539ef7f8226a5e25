package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.testing.ScriptedProvider;
import dev.gatewright.client.testing.SettableClock;
import java.security.interfaces.ECPrivateKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Providers that are not quite OpenID Connect")
class OtherProvidersTest {
  private final SettableClock clock = new SettableClock();
  private final ScriptedProvider provider = new ScriptedProvider(clock);

  private IdpClientBuilder client() {
    return IdpClient.builder()
        .issuer(ScriptedProvider.ISSUER)
        .clientId("web")
        .redirectUri("https://app.test/callback")
        .transport(provider)
        .clock(clock);
  }

  private IdpClientBuilder plain() {
    provider.idTokenClaims().clear();
    return client()
        .clientSecret("s")
        .metadata(
            JsonObject.of(
                Map.of(
                    "issuer",
                    ScriptedProvider.ISSUER,
                    "authorization_endpoint",
                    ScriptedProvider.ISSUER + "/in",
                    "token_endpoint",
                    ScriptedProvider.ISSUER + "/token")));
  }

  private static Agent login(IdpClient idp, String... scopes) {
    var pending = idp.createAuthorizationUrl(AuthorizationOptions.of(scopes)).pending();
    return idp.exchangeCallback(
        CallbackParameters.of(
            Map.of(
                "code",
                List.of("c0de"),
                "state",
                List.of(pending.state()),
                "iss",
                List.of(ScriptedProvider.ISSUER))),
        pending);
  }

  @Test
  @DisplayName("A provider without a metadata document is never asked for it")
  void withoutDocument() {
    var idp = plain().build();

    assertThat(login(idp, "profile").accessToken()).isEqualTo("at-1");
    assertThat(idp.createAuthorizationUrl(AuthorizationOptions.of()).url().getPath())
        .isEqualTo("/t1/in");
    clock.advance(Duration.ofDays(400));
    assertThat(login(idp, "profile").accessToken()).isEqualTo("at-1");
    assertThat(provider.count("/.well-known/openid-configuration")).isZero();
  }

  @Test
  @DisplayName("What is known beforehand must be the issuer's, as a document must")
  void otherIssuer() {
    var builder = client().metadata(JsonObject.of(Map.of("issuer", "https://other.test")));

    assertThatThrownBy(builder::build).isInstanceOf(IdpException.Misconfigured.class);
  }

  @Test
  @DisplayName("A token answer of an error and no token is a refusal, though its status is 200")
  void refusalWithSuccess() {
    var idp = plain().build();
    provider.tokenAnswer().clear();
    provider.tokenAnswer().put("error", "bad_verification_code");
    assertThatThrownBy(() -> login(idp, "profile"))
        .isInstanceOfSatisfying(
            IdpException.InvalidCallback.class,
            failure -> assertThat(failure.reason()).isEqualTo("code.refused"));

    provider.tokenAnswer().put("error", "incorrect_client_credentials");
    assertThatThrownBy(() -> login(idp, "profile"))
        .isInstanceOfSatisfying(
            IdpException.Refused.class,
            failure -> assertThat(failure.error()).isEqualTo("incorrect_client_credentials"));
  }

  @Test
  @DisplayName("Apple's client secret is signed anew for each request")
  void apple() throws JOSEException, ParseException {
    ECKey key = ScriptedProvider.newKey("unused");
    var idp =
        plain()
            .clientAuthentication(
                ClientAuthentication.apple("TEAM", "KEY", (ECPrivateKey) key.toPrivateKey()))
            .build();
    login(idp, "name");
    var first = secret();
    clock.advance(Duration.ofHours(1));
    login(idp, "name");
    var second = secret();

    assertThat(first.verify(new ECDSAVerifier(key.toECPublicKey()))).isTrue();
    assertThat(first.getHeader().getKeyID()).isEqualTo("KEY");
    assertThat(first.getJWTClaimsSet().getIssuer()).isEqualTo("TEAM");
    assertThat(first.getJWTClaimsSet().getSubject()).isEqualTo("web");
    assertThat(first.getJWTClaimsSet().getAudience()).containsExactly("https://appleid.apple.com");
    assertThat(second.getJWTClaimsSet().getIssueTime())
        .isAfter(first.getJWTClaimsSet().getExpirationTime());
  }

  private SignedJWT secret() throws ParseException {
    return SignedJWT.parse(provider.lastForm("/token", "client_secret").orElseThrow());
  }
}
