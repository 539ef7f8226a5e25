package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.logout.LogoutTokens;
import dev.gatewright.client.testing.LoopbackIssuer;
import dev.gatewright.client.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A logout token is taken once, from this provider, for this client")
class LogoutTokenChecksTest {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final ECKey KEY = newKey();

  private final SettableClock clock = new SettableClock();
  private final LoopbackIssuer issuer = new LoopbackIssuer();
  private final LogoutTokens receiver = builder().build().logoutTokens();
  private final Map<String, Object> claims = new LinkedHashMap<>();
  private int made;

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private IdpClientBuilder builder() {
    return IdpClient.builder().issuer(issuer.url()).clientId("web").clock(clock);
  }

  @BeforeEach
  void begin() {
    issuer.publish(KEY);
    claims.put("iss", issuer.url());
    claims.put("aud", "web");
    claims.put("sub", "usr_ada");
    claims.put("sid", "s_1");
    claims.put("iat", now());
    claims.put("exp", now() + 120);
    claims.put("events", Map.of(EVENT, Map.of()));
  }

  @AfterEach
  void close() {
    issuer.close();
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private String token(String typ) {
    claims.putIfAbsent("jti", "j" + made++);
    var token = LoopbackIssuer.sign(KEY, Map.of("alg", "ES256", "kid", "k1", "typ", typ), claims);
    claims.remove("jti");
    return token;
  }

  @Test
  @DisplayName("OpenID Connect Back-Channel Logout 1.0 §2.6: a good token names whose sessions end")
  void good() {
    var token = receiver.verify(token("logout+jwt"));

    assertThat(token.subject()).contains("usr_ada");
    assertThat(token.sessionId()).contains("s_1");
    assertThat(token.issuer()).isEqualTo(issuer.url());
    assertThat(token.jwtId()).isEqualTo("j0");
    assertThat(token.issuedAt()).isEqualTo(Instant.ofEpochSecond(now()));

    claims.remove("sid");
    assertThat(receiver.verify(token("logout+jwt")).sessionId()).isEmpty();
    claims.put("sid", "s_1");
    claims.remove("sub");
    assertThat(receiver.verify(token("application/logout+jwt")).subject()).isEmpty();
  }

  @Test
  @DisplayName("§2.6: a token that was received before is refused")
  void replay() {
    claims.put("jti", "same");
    var token = token("logout+jwt");
    receiver.verify(token);

    assertReason(receiver, token, "logout_token.replayed");
    clock.advance(Duration.ofSeconds(170));
    assertReason(receiver, token, "logout_token.replayed");
    clock.advance(Duration.ofSeconds(10));
    assertReason(receiver, token, "logout_token.exp");
  }

  @Test
  @DisplayName("§2.4, §2.6: everything that makes a logout token must be there")
  void rules() {
    assertRefused("iss", "https://evil.test", "logout_token.iss");
    assertRefused("iss", null, "logout_token.iss");
    assertRefused("aud", "other", "logout_token.aud");
    assertRefused("aud", null, "logout_token.aud");
    assertRefused("nonce", "n", "logout_token.nonce");
    assertRefused("events", null, "logout_token.events");
    assertRefused("events", Map.of(), "logout_token.events");
    assertRefused("events", Map.of(EVENT, true), "logout_token.malformed");
    assertRefused("events", List.of(EVENT), "logout_token.malformed");
    assertRefused("events", Map.of(EVENT + "/", Map.of()), "logout_token.events");
    assertRefused("exp", null, "logout_token.exp");
    assertRefused("exp", now() - 60, "logout_token.exp");
    assertRefused("iat", null, "logout_token.iat");
    assertRefused("iat", now() + 61, "logout_token.iat");
    assertRefused("iat", now() - 361, "logout_token.old");
    assertRefused("jti", "", "logout_token.jti");
    assertRefused("jti", "j".repeat(600), "logout_token.jti");
    claims.remove("sid");
    assertRefused("sub", null, "logout_token.sub");
    assertRefused("sub", "", "logout_token.sub");
  }

  @Test
  @DisplayName("RFC 8725 §3.11: an ID token is no logout token, an untyped one only where told so")
  void types() {
    assertReason(receiver, token("JWT"), "logout_token.typ");
    assertReason(receiver, token("at+jwt"), "logout_token.typ");
    var untyped = builder().untypedLogoutTokens().build().logoutTokens();
    assertThat(untyped.verify(token("JWT")).subject()).contains("usr_ada");
    assertThat(untyped.verify(token("logout+jwt")).subject()).contains("usr_ada");
    assertReason(untyped, token("at+jwt"), "logout_token.typ");
    claims.remove("events");
    assertReason(untyped, token("JWT"), "logout_token.events");
  }

  @Test
  @DisplayName("A token of another key is refused before it is read, and its jti not remembered")
  void foreignKey() {
    claims.put("jti", "j");
    var forged =
        LoopbackIssuer.sign(
            newKey(), Map.of("alg", "ES256", "kid", "k1", "typ", "logout+jwt"), claims);
    assertReason(receiver, forged, "token.signature_invalid");

    assertThat(receiver.verify(token("logout+jwt")).jwtId()).isEqualTo("j");
  }

  @Test
  @DisplayName("Each client remembers for itself, and gives one receiver however often asked")
  void oneReceiver() {
    var idp = builder().build();
    var token = token("logout+jwt");
    idp.logoutTokens().verify(token);

    assertReason(idp.logoutTokens(), token, "logout_token.replayed");
    assertThat(receiver.verify(token).jwtId()).isEqualTo("j0");
  }

  @Test
  @DisplayName("What is remembered is bounded: what is over goes first, then the oldest")
  void bounded() {
    var seen = new SeenTokens(2, clock);
    var end = clock.instant().plusSeconds(10);
    assertThat(seen.isNew("a", end)).isTrue();
    assertThat(seen.isNew("b", end.plusSeconds(10))).isTrue();
    assertThat(seen.isNew("a", end)).isFalse();
    assertThat(seen.isNew("c", end.plusSeconds(10))).isTrue();
    assertThat(seen.isNew("b", end)).isFalse();
    assertThat(seen.isNew("c", end)).isFalse();
    assertThat(seen.isNew("a", end)).isTrue();
    assertThat(seen.isNew("c", end)).isFalse();
    clock.advance(Duration.ofSeconds(10));
    assertThat(seen.isNew("a", end)).isTrue();
  }

  private void assertRefused(String name, @Nullable Object value, String reason) {
    var before = claims.get(name);
    change(name, value);
    assertReason(receiver, token("logout+jwt"), reason);
    change(name, before);
  }

  private void change(String name, @Nullable Object value) {
    if (value == null) {
      claims.remove(name);
    } else {
      claims.put(name, value);
    }
  }

  private static void assertReason(LogoutTokens receiver, String token, String reason) {
    var refused =
        catchThrowableOfType(IdpException.InvalidToken.class, () -> receiver.verify(token));
    assertThat(refused).as(reason).isNotNull();
    assertThat(refused.reason()).isEqualTo(reason);
  }
}
