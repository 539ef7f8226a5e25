package dev.gatewright.client.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.Agent;
import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.ClientAuthentication;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.IdpClientBuilder;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.token.InMemoryTokenStore;
import dev.gatewright.client.token.TokenSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the SDK does alike at every provider. A class that implements this starts one provider and
/// says what is peculiar to it.
///
/// The providers' access tokens live for one hour of real time. The SDK's clock goes ahead of it,
/// and renews so early that [#UNTIL_DUE] makes a new token due while it is still good.
interface ForeignProviderContract {
  Duration REFRESH_SKEW = Duration.ofMinutes(58);
  Duration UNTIL_DUE = Duration.ofMinutes(3);
  int THREADS = 64;

  ForeignProvider provider();

  /// A login that brings a refresh token there.
  AuthorizationOptions login();

  /// What the provider's ID tokens and UserInfo call the person.
  String subject();

  /// True if a used refresh token ends the login for whoever has the newest one too (RFC 9700
  /// §4.14.2).
  boolean endsLoginAfterReplay();

  default IdpClientBuilder builder() {
    return IdpClient.builder()
        .issuer(provider().issuer())
        .clientId(ForeignProvider.CLIENT_ID)
        .clientSecret(ForeignProvider.CLIENT_SECRET)
        .redirectUri(ForeignProvider.CALLBACK);
  }

  default IdpClient client() {
    return builder().build();
  }

  private IdpClient node(ClockAhead clock) {
    return builder().clock(clock).refreshSkew(REFRESH_SKEW).build();
  }

  default Agent logIn(IdpClient client, Browser browser, AuthorizationOptions options)
      throws Exception {
    var start = client.createAuthorizationUrl(options);
    return client.exchangeCallback(provider().logIn(browser, start.url()), start.pending());
  }

  @Test
  @DisplayName("OpenID Connect Discovery §4.3: the issuer is taken letter for letter only")
  default void discovers() {
    var metadata = client().metadata();

    assertThat(metadata.issuer()).isEqualTo(provider().issuer());
    var almost = builder().issuer(provider().issuer() + "/").build();
    assertThatThrownBy(almost::metadata)
        .isInstanceOf(IdpException.Misconfigured.class)
        .hasMessageContaining(provider().issuer());
  }

  @Test
  @DisplayName(
      "A person logs in: the callback, the ID token, its nonce and the age of the login hold, and"
          + " UserInfo is about the same person")
  default void logsIn() throws Exception {
    var client = client();

    var agent = logIn(client, new Browser(), login().maxAge(Duration.ofHours(1)));

    assertThat(agent.profile().subject()).matches(subject());
    assertThat(agent.userInfo().text("sub")).contains(agent.profile().subject());
    assertThat(agent.hasScope("openid")).isTrue();
    assertThat(agent.tokens().refreshToken()).isPresent();
    assertThat(agent.tokens().expiresAt()).isPresent();
    assertThat(agent.organizations()).isEmpty();
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: a code that was used before does not log anybody in")
  default void refusesUsedCode() throws Exception {
    var client = client();
    var start = client.createAuthorizationUrl(login());
    var callback = provider().logIn(new Browser(), start.url());
    var unused = client.exchangeCallback(callback, start.pending());

    assertThat(unused.tokens().accessToken()).isNotEmpty();
    assertThatThrownBy(() -> client.exchangeCallback(callback, start.pending()))
        .isInstanceOf(IdpException.InvalidCallback.class)
        .extracting(refused -> ((IdpException) refused).reason())
        .isEqualTo("code.refused");
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a wrong secret is told as the client's own mistake")
  default void tellsWrongSecret() throws Exception {
    var start = client().createAuthorizationUrl(login());
    var callback = provider().logIn(new Browser(), start.url());
    var wrong = builder().clientSecret("not-the-secret").build();

    assertThatThrownBy(() -> wrong.exchangeCallback(callback, start.pending()))
        .isInstanceOf(IdpException.Refused.class);
  }

  @Test
  @DisplayName(
      "RFC 6749 §6: 64 threads with one expired token set cause one refresh, the person stays"
          + " logged in, and the used refresh token asks for a new login")
  default void refreshesOnce() throws Exception {
    var clock = new ClockAhead();
    var client = node(clock);
    var old = logIn(client, new Browser(), login()).tokens();
    int before = provider().refreshesGranted();

    clock.goForward(UNTIL_DUE);
    var told = new ConcurrentLinkedQueue<TokenSet>();
    var seen =
        together(() -> client.createAgent(old, (RefreshListener) told::add).tokens()).stream()
            .distinct()
            .toList();

    assertThat(provider().refreshesGranted() - before).isEqualTo(1);
    assertThat(seen).hasSize(1);
    assertThat(told).hasSize(THREADS).containsOnly(seen.get(0));
    var rotated = seen.get(0);
    assertThat(rotated.refreshToken()).isPresent().isNotEqualTo(old.refreshToken());
    assertThat(rotated.accessToken()).isNotEqualTo(old.accessToken());

    clock.goForward(UNTIL_DUE);
    var later = client.createAgent(rotated, RefreshListener.none());
    assertThat(later.tokens().refreshToken()).isPresent().isNotEqualTo(rotated.refreshToken());
    assertThat(later.profile().subject()).matches(subject());
    assertThat(later.userInfo().text("sub")).contains(later.profile().subject());
    assertThat(provider().refreshesGranted() - before).isEqualTo(2);

    var another = node(clock);
    var failures = new ArrayList<IdpException>();
    assertThatThrownBy(() -> another.createAgent(rotated, failingInto(failures)))
        .isInstanceOf(IdpException.LoginRequired.class);
    assertThat(failures).singleElement().isInstanceOf(IdpException.LoginRequired.class);
    assertThat(another.introspect(later.tokens().accessToken()).active())
        .isEqualTo(!endsLoginAfterReplay());
  }

  @Test
  @DisplayName(
      "RFC 6749 §6: two nodes that share the session's store cause one refresh, though the provider"
          + " takes a refresh token once")
  default void refreshesOnceAcrossNodes() throws Exception {
    var clock = new ClockAhead();
    var nodes = List.of(node(clock), node(clock));
    var store = new InMemoryTokenStore(clock);
    var old = logIn(nodes.get(0), new Browser(), login()).tokens();
    store.save("session", old);
    int before = provider().refreshesGranted();

    clock.goForward(UNTIL_DUE);
    var turn = new AtomicInteger();
    var seen =
        together(() -> {
          var node = nodes.get(turn.getAndIncrement() % nodes.size());
          return node.createAgent(store, "session", RefreshListener.none()).tokens();
        });

    assertThat(provider().refreshesGranted() - before).isEqualTo(1);
    assertThat(seen.stream().distinct()).hasSize(1).doesNotContain(old);
    assertThat(store.load("session").orElseThrow().tokens()).isEqualTo(seen.get(0));
    // A second request with the old token, though refused, would have ended the login.
    assertThat(nodes.get(0).introspect(seen.get(0).accessToken()).active()).isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §4.4: one token for the client itself serves all its threads until due")
  default void getsClientCredentials() throws Exception {
    var client = client();

    var tokens = together(() -> client.clientCredentials(Set.of()));

    assertThat(tokens.stream().map(TokenSet::accessToken).distinct()).hasSize(1);
    assertThat(tokens.get(0).refreshToken()).isEmpty();
    assertThat(client.introspect(tokens.get(0).accessToken()).active()).isTrue();
    assertThat(client.introspect("not-a-token").active()).isFalse();
  }

  @Test
  @DisplayName("RFC 7523 §2.2: a client with a private key instead of a secret gets its token too")
  default void authenticatesWithKey() {
    var client =
        IdpClient.builder()
            .issuer(provider().issuer())
            .clientId(ForeignProvider.KEY_CLIENT_ID)
            .clientAuthentication(ClientAuthentication.privateKeyJwt(ClientKey.PRIVATE))
            .build();

    assertThat(client.clientCredentials(Set.of()).accessToken()).isNotEmpty();
  }

  @Test
  @DisplayName("RFC 7009 §2: what an agent revokes is neither active nor renewed any more")
  default void revokes() throws Exception {
    var clock = new ClockAhead();
    var client = node(clock);
    var agent = logIn(client, new Browser(), login());
    var accessToken = agent.tokens().accessToken();
    assertThat(client.introspect(accessToken).active()).isTrue();

    agent.revoke();

    assertThat(client.introspect(accessToken).active()).isFalse();
    clock.goForward(UNTIL_DUE);
    assertThatThrownBy(() -> client.createAgent(agent.tokens(), RefreshListener.none()))
        .isInstanceOf(IdpException.LoginRequired.class);
  }

  @Test
  @DisplayName(
      "OpenID Connect RP-Initiated Logout §2: after the logout the provider asks for the password"
          + " again")
  default void logsOut() throws Exception {
    var client = client();
    var browser = new Browser();
    var agent = logIn(client, browser, login());
    assertThat(logIn(client, browser, AuthorizationOptions.of("openid").prompt("none")).profile())
        .extracting(profile -> profile.subject())
        .isEqualTo(agent.profile().subject());

    var logout = agent.logoutUrl(ForeignProvider.SIGNED_OUT, "tab-1").orElseThrow();
    var end = provider().logOut(browser, logout);

    assertThat(end.uri()).hasToString(ForeignProvider.SIGNED_OUT + "?state=tab-1");
    var again = browser.open(client.createAuthorizationUrl(login()).url());
    assertThat(again.formWith("password")).as("the provider asks for the password").isPresent();
  }

  @Test
  @DisplayName(
      "OpenID Connect Core §3.1.2.6: without a session prompt=none ends the login, and the SDK says"
          + " with which error")
  default void isDeclinedWithoutSession() throws Exception {
    var client = client();

    assertThatThrownBy(
            () -> logIn(client, new Browser(), AuthorizationOptions.of("openid").prompt("none")))
        .isInstanceOfSatisfying(
            IdpException.LoginDeclined.class,
            declined -> assertThat(declined.error()).isEqualTo("login_required"));
  }

  /// The answer to another way of handing it over is as good.
  default void logsInBy(String responseMode) throws Exception {
    var client = client();
    var start = client.createAuthorizationUrl(login().responseMode(responseMode));

    var callback = provider().logIn(new Browser(), start.url());

    assertThat(callback.state()).contains(start.state());
    assertThat(client.exchangeCallback(callback, start.pending()).profile().subject())
        .matches(subject());
  }

  private static RefreshListener failingInto(List<IdpException> failures) {
    return new RefreshListener() {
      @Override
      public void onRefresh(TokenSet rotated) {
        throw new AssertionError("a used refresh token was taken");
      }

      @Override
      public void onRefreshError(IdpException error) {
        failures.add(error);
      }
    };
  }

  /// Does it on all threads at once.
  private static <T> List<T> together(Callable<T> work) throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<T>>();
      for (int thread = 0; thread < THREADS; thread++) {
        running.add(
            threads.submit(() -> {
              start.await();
              return work.call();
            }));
      }
      start.countDown();
      var results = new ArrayList<T>();
      for (var each : running) {
        results.add(each.get());
      }
      return results;
    }
  }
}
