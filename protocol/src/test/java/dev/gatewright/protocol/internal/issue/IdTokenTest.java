package dev.gatewright.protocol.internal.issue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatewright.protocol.clients.IdTokenPolicy;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Tokens;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ID tokens")
final class IdTokenTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");

  IdTokenTest() {
    acme.addPerson("ada");
  }

  private static IdTokenPolicy policy(Algorithm algorithm) {
    return IdTokenPolicy.builder().algorithm(algorithm).lifetime(Duration.ofMinutes(5)).build();
  }

  private Tokens tokens(ClientBuilder client, Params more) {
    var registered = acme.add(client);
    var request = Tenant.request(registered).plus(more);
    return acme.redeem(registered, acme.authorize(acme.window().logIn("ada"), request).code());
  }

  @Test
  @DisplayName("OpenID Connect Core §2: iss, sub, aud, exp, iat, auth_time, nonce, acr, amr, sid")
  void claims() {
    var claims = tokens(ClientBuilder.web("web"), Params.none()).idClaims();

    assertThat(claims.propertyNames())
        .containsExactlyInAnyOrder(
            "iss",
            "sub",
            "aud",
            "iat",
            "exp",
            "auth_time",
            "nonce",
            "acr",
            "amr",
            "sid",
            "at_hash");
    assertThat(claims.path("aud").stringValue()).isEqualTo("web");
    assertThat(claims.path("nonce").stringValue()).isEqualTo("the nonce");
    assertThat(claims.path("exp").longValue() - claims.path("iat").longValue()).isEqualTo(600);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.3.6: at_hash is the left half of the access token's hash")
  void atHash() throws NoSuchAlgorithmException {
    for (Algorithm algorithm : Algorithm.values()) {
      var tokens =
          tokens(ClientBuilder.web("c-" + algorithm).idTokens(policy(algorithm)), Params.none());
      var name = algorithm == Algorithm.EDDSA ? "SHA-512" : "SHA-256";
      byte[] hash = MessageDigest.getInstance(name).digest(tokens.access().getBytes(US_ASCII));
      var half = Arrays.copyOf(hash, hash.length / 2);

      assertThat(tokens.idClaims().path("at_hash").stringValue())
          .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(half));
      assertThat(Tokens.header(tokens.id()).path("alg").stringValue())
          .isEqualTo(algorithm.joseName());
    }
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.3.7: the key set verifies an RS256 ID token")
  void verifies() throws ParseException, JOSEException {
    var tokens = tokens(ClientBuilder.web("web").idTokens(policy(Algorithm.RS256)), Params.none());
    var jwt = SignedJWT.parse(tokens.id());
    var key = JWKSet.parse(acme.keySet().toString()).getKeyByKeyId(jwt.getHeader().getKeyID());

    assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
  }

  @Test
  @DisplayName("OpenID Connect Core §12.2: after a refresh there is no nonce, and auth_time stays")
  void afterRefresh() {
    var web = acme.add(ClientBuilder.web("web"));
    var first = acme.logIn(web, "ada", "openid");
    engine.clock().advance(Duration.ofMinutes(9));
    var second = acme.refresh(web, first.refresh()).idClaims();

    assertThat(second.has("nonce")).isFalse();
    for (String same : new String[] {"iss", "sub", "aud", "auth_time", "sid"}) {
      assertThat(second.path(same)).as(same).isEqualTo(first.idClaims().path(same));
    }
    assertThat(second.path("iat").longValue() - first.idClaims().path("iat").longValue())
        .isEqualTo(540);
  }

  @Test
  @DisplayName("OpenID Connect Core §2: aud may be written as an array")
  void audienceAsArray() {
    var policy = IdTokenPolicy.builder().audienceAsArray(true).build();

    var claims = tokens(ClientBuilder.web("web").idTokens(policy), Params.none()).idClaims();

    assertThat(claims.path("aud").toString()).isEqualTo("[\"web\"]");
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: without scope openid there is no ID token")
  void onlyWithOpenId() {
    var without = tokens(ClientBuilder.web("web"), Params.of("scope", "email"));
    var never = IdTokenPolicy.builder().issue(false).build();
    var off = tokens(ClientBuilder.web("off").idTokens(never), Params.none());

    assertThat(without.body().has("id_token")).isFalse();
    assertThat(off.body().has("id_token")).isFalse();
  }

  @Test
  @DisplayName("OpenID Connect Core §5.4: claims follow the granted scopes")
  void claimsByScope() {
    var claims = tokens(ClientBuilder.web("web"), Params.of("scope", "openid email")).idClaims();

    assertThat(claims.path("email").stringValue()).isEqualTo("ada@people.test");
    assertThat(claims.path("email_verified").booleanValue()).isTrue();
    assertThat(claims.has("name")).isFalse();
    assertThat(claims.has("phone_number")).isFalse();
    assertThat(claims.has("role")).isFalse();
  }

  @Test
  @DisplayName("OpenID Connect Core §5.5: claims asked for by name, within the client's scopes")
  void claimsByName() {
    var asked =
        Params.of("claims", "{\"id_token\":{\"phone_number\":null,\"role\":null,\"sub\":null}}");

    var ours = tokens(ClientBuilder.web("ours"), asked).idClaims();
    assertThat(ours.path("phone_number").stringValue()).isEqualTo("+4930123456");
    assertThat(ours.path("role").stringValue()).isEqualTo("admin");
    assertThat(ours.path("sub").stringValue()).isEqualTo("ada");

    var narrow = tokens(ClientBuilder.web("narrow").scope("openid", "email"), asked).idClaims();
    assertThat(narrow.has("phone_number")).as("the client may not ask for phone").isFalse();
  }

  @Test
  @DisplayName("OpenID Connect Core §5.5: a third party gets no claim that no scope describes")
  void noPrivateClaimsForThirdParties() {
    var shop = acme.add(ClientBuilder.web("shop").thirdParty());
    var window = acme.window().logIn("ada");
    var request = Tenant.request(shop).with("claims", "{\"id_token\":{\"role\":null}}");
    var code = acme.allow(window, acme.authorize(window, request).handle()).code();

    assertThat(acme.redeem(shop, code).idClaims().has("role")).isFalse();
  }
}
