package dev.gatewright.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;

/// One kind of operation: what it is called, what it may cost and how a caller does it.
///
/// @param limitMillis CPU time of the server process that one operation may take at most
/// @param operations how many are measured; as many come before as warm-up
record Scenario(String name, double limitMillis, int operations, Script script) {
  /// Makes a caller ready.
  @FunctionalInterface
  interface Script {
    Caller begin(Acme acme, Wire wire, int user) throws IOException;
  }

  /// One of the callers at work at the same time.
  @FunctionalInterface
  interface Caller {
    void once() throws IOException;

    /// Fetches what the next `operations` use up, outside what is measured.
    default void prepare(int operations) throws IOException {}
  }

  static List<Scenario> all() {
    return List.of(
        new Scenario("discovery", 0.015, 90_000, same("/.well-known/openid-configuration")),
        new Scenario("jwks", 0.015, 90_000, same("/oauth2/jwks")),
        new Scenario("client_credentials", 0.05, 60_000, Scenario::clientCredentials),
        new Scenario("refresh", 0.12, 30_000, refresh(Acme.APP)),
        new Scenario("refresh-id-token", 0.45, 9_000, refresh(Acme.WEB)),
        new Scenario("code-flow", 0.25, 15_000, codeFlow(Acme.APP)),
        new Scenario("code-flow-id-token", 0.6, 6_000, codeFlow(Acme.WEB)),
        new Scenario("introspect-seen", 0.06, 45_000, seen(IntrospectOrAsk.INTROSPECT)),
        new Scenario("introspect-first", 0.12, 18_000, first(IntrospectOrAsk.INTROSPECT)),
        new Scenario("userinfo-seen", 0.06, 45_000, seen(IntrospectOrAsk.USERINFO)),
        new Scenario("userinfo-first", 0.12, 18_000, first(IntrospectOrAsk.USERINFO)));
  }

  private static Script same(String path) {
    return (acme, wire, _) -> {
      var request = acme.get(path);
      return () -> wire.send(request).expect(200);
    };
  }

  private static Caller clientCredentials(Acme acme, Wire wire, int user) {
    var request = acme.clientCredentials();
    return () -> wire.send(request).expect(200);
  }

  private static Script refresh(String client) {
    return (acme, wire, user) -> new Refreshing(acme, wire, client, user);
  }

  private static Script codeFlow(String client) {
    return (acme, wire, user) -> {
      var person = Person.logIn(acme, wire, user);
      return () -> person.codeFlow(client);
    };
  }

  private static Script seen(IntrospectOrAsk use) {
    return (acme, wire, user) -> {
      var token = new Refreshing(acme, wire, Acme.APP, user).accessToken();
      var request = use.request(acme, token);
      return () -> use.check(wire.send(request));
    };
  }

  private static Script first(IntrospectOrAsk use) {
    return (acme, wire, user) -> {
      var tokens = new Refreshing(acme, wire, Acme.APP, user);
      var requests = new ArrayDeque<byte[]>();
      return new Caller() {
        @Override
        public void prepare(int operations) throws IOException {
          while (requests.size() < operations) {
            tokens.once();
            requests.add(use.request(acme, tokens.accessToken()));
          }
        }

        @Override
        public void once() throws IOException {
          use.check(wire.send(requests.remove()));
        }
      };
    };
  }

  /// The two ways to ask about an access token.
  private enum IntrospectOrAsk {
    INTROSPECT,
    USERINFO;

    byte[] request(Acme acme, String token) {
      return this == INTROSPECT ? acme.introspect(Acme.APP, token) : acme.userInfo(token);
    }

    void check(Answer answer) throws IOException {
      answer.expect(200).member("sub");
    }
  }

  /// A grant that is refreshed again and again, each time with the newest token.
  private static final class Refreshing implements Caller {
    private final Acme acme;
    private final Wire wire;
    private final String client;
    private Answer newest;

    Refreshing(Acme acme, Wire wire, String client, int user) throws IOException {
      this.acme = acme;
      this.wire = wire;
      this.client = client;
      this.newest = Person.logIn(acme, wire, user).codeFlow(client);
    }

    @Override
    public void once() throws IOException {
      newest = wire.send(acme.refresh(client, newest.member("refresh_token"))).expect(200);
    }

    String accessToken() throws IOException {
      return newest.member("access_token");
    }
  }
}
