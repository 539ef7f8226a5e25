package dev.gatewright.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testkit.Fault;
import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.TestScope;
import dev.gatewright.testkit.TestUser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The login filter, wherever sessions are kept")
final class LoginFilterTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test").name("Ada Lovelace");
  private static final TestUser BOB = TestUser.of("bob@acme.test");
  private static final String TOKEN = "/oauth2/token";
  private static final Duration ACCESS_TOKEN_LIFE = Duration.ofHours(1);

  @RegisterExtension
  static final GatewrightExtension GATEWRIGHT =
      GatewrightExtension.with(TestScope.of("notes:read", "See your notes"), ADA, BOB);

  private static Notebook notebook(Kept kept) {
    return Notebook.start(GATEWRIGHT.server(), "/app", kept::in);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A person logs in and is back on the page they opened, query and all")
  void logsIn(Kept kept) {
    try (var app = notebook(kept)) {
      var visitor = new Visitor();
      var page = visitor.logIn(GATEWRIGHT.server(), app.url("/notes?q=%C3%A4%20%26+1"), ADA);

      assertThat(page.uri()).isEqualTo(app.url("/notes?q=%C3%A4%20%26+1"));
      assertThat(page.body())
          .isEqualTo("ada@acme.test named reader  anybody  OPENID_CONNECT attribute agent q=ä & 1");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Two tabs log in at once, and each comes back to its own page")
  void tabs(Kept kept) {
    try (var app = notebook(kept)) {
      var visitor = new Visitor();
      var first = Visitor.location(visitor.open(app.url("/first")));
      var second = Visitor.location(visitor.open(app.url("/second")));
      var person = GATEWRIGHT.browser();
      var secondBack = visitor.open(person.logIn(second, ADA));
      var firstBack = visitor.open(person.logIn(first, ADA));

      assertThat(Visitor.location(secondBack)).hasPath("/app/second");
      assertThat(Visitor.location(firstBack)).hasPath("/app/first");
      assertThat(visitor.open(app.url("/x")).body()).startsWith("ada@acme.test");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Without a login a script's request and a form get 401, a public path its answer")
  void notLoggedIn(Kept kept) {
    try (var app = notebook(kept)) {
      var visitor = new Visitor();

      assertThat(visitor.fetch(app.url("/notes")).statusCode()).isEqualTo(401);
      assertThat(visitor.post(app.url("/notes"), "a=b").statusCode()).isEqualTo(401);
      assertThat(visitor.open(app.url("/static/site.css")).body()).isEqualTo("static");
      assertThat(visitor.open(app.url("/open")).body()).isEqualTo("nobody");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("An expired access token is renewed when somebody asks for the person, not before")
  void renewsLazily(Kept kept) {
    try (var app = notebook(kept)) {
      var visitor = new Visitor();
      visitor.logIn(GATEWRIGHT.server(), app.url("/notes"), ADA);
      var old = visitor.open(app.url("/token")).body();
      var before = GATEWRIGHT.requests(TOKEN);
      GATEWRIGHT.clock().advance(ACCESS_TOKEN_LIFE);

      visitor.open(app.url("/static/site.css"));
      assertThat(GATEWRIGHT.requests(TOKEN)).isEqualTo(before);

      assertThat(visitor.open(app.url("/token")).body()).isNotEqualTo(old);
      assertThat(GATEWRIGHT.requests(TOKEN)).isEqualTo(before + 1);

      GATEWRIGHT.clock().advance(ACCESS_TOKEN_LIFE);
      assertThat(visitor.open(app.url("/open")).body()).startsWith("ada@acme.test");
      assertThat(GATEWRIGHT.requests(TOKEN)).isEqualTo(before + 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Sixteen requests of one session with an expired set cause one refresh")
  void oneRefresh(Kept kept) throws Exception {
    try (var app = notebook(kept);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var visitor = new Visitor();
      visitor.logIn(GATEWRIGHT.server(), app.url("/notes"), ADA);
      var before = GATEWRIGHT.requests(TOKEN);
      GATEWRIGHT.clock().advance(ACCESS_TOKEN_LIFE);
      GATEWRIGHT.faults().on(TOKEN).once(Fault.slow(Duration.ofSeconds(1)));

      List<Callable<HttpResponse<String>>> requests =
          IntStream.range(0, 16)
              .<Callable<HttpResponse<String>>>mapToObj(n -> () -> visitor.fetch(app.url("/token")))
              .toList();
      var tokens = threads.invokeAll(requests).stream().map(answer -> answer.resultNow().body());

      assertThat(tokens.distinct()).hasSize(1);
      assertThat(GATEWRIGHT.requests(TOKEN)).isEqualTo(before + 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("While the provider is away an expired session gets 503, and lives on afterwards")
  void providerAway(Kept kept) {
    try (var app = notebook(kept)) {
      var visitor = new Visitor();
      visitor.logIn(GATEWRIGHT.server(), app.url("/notes"), ADA);
      GATEWRIGHT.clock().advance(ACCESS_TOKEN_LIFE);
      GATEWRIGHT.faults().on(TOKEN).always(Fault.status(503, Duration.ofSeconds(7)));

      for (var path : List.of("/notes", "/open")) {
        var away = visitor.open(app.url(path));
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).contains("7");
      }

      GATEWRIGHT.faults().clear();
      assertThat(visitor.open(app.url("/notes")).body()).startsWith("ada@acme.test");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A session that ended at the provider sends to the login when it must be renewed")
  void endedAtProvider(Kept kept) {
    try (var app = notebook(kept)) {
      var visitor = new Visitor();
      visitor.logIn(GATEWRIGHT.server(), app.url("/notes"), BOB);
      GATEWRIGHT.server().signOut(BOB.email());
      GATEWRIGHT.clock().advance(ACCESS_TOKEN_LIFE);

      assertThat(visitor.open(app.url("/open")).body()).isEqualTo("nobody");
      assertThat(visitor.fetch(app.url("/notes")).statusCode()).isEqualTo(401);
      assertThat(visitor.open(app.url("/notes")).statusCode()).isEqualTo(303);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Logging out ends the session here and leads to the provider's logout")
  void logsOut(Kept kept) {
    try (var app = notebook(kept)) {
      var visitor = new Visitor();
      visitor.logIn(GATEWRIGHT.server(), app.url("/notes"), ADA);
      var stolen = new Visitor();
      stolen.takeCookiesOf(visitor);

      var away = Visitor.location(visitor.post(app.url("/logout"), ""));

      assertThat(away.toString()).startsWith(GATEWRIGHT.issuer().toString());
      assertThat(visitor.open(app.url("/open")).body()).isEqualTo("nobody");
      assertThat(stolen.open(app.url("/open")).body()).isEqualTo("nobody");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Forwards, includes, asynchronous and error dispatches know the person")
  void dispatches(Kept kept) {
    try (var app = notebook(kept)) {
      var visitor = new Visitor();
      visitor.logIn(GATEWRIGHT.server(), app.url("/notes"), ADA);

      for (var path : List.of("/forwarding", "/including", "/async", "/broken")) {
        assertThat(visitor.open(app.url(path)).body()).as(path).startsWith("ada@acme.test named");
      }
      assertThat(new Visitor().open(app.url("/broken")).body()).isEqualTo("nobody");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "A session that the provider ends while a request is under way is a login, not a 500")
  void endedMeanwhile(Kept kept) {
    try (var app = notebook(kept)) {
      var visitor = new Visitor();
      visitor.logIn(GATEWRIGHT.server(), app.url("/notes"), BOB);
      assertThat(visitor.open(app.url("/user-info")).body()).isEqualTo("bob@acme.test");
      GATEWRIGHT.server().signOut(BOB.email());

      assertThat(visitor.fetch(app.url("/user-info")).statusCode()).isEqualTo(401);
      assertThat(visitor.open(app.url("/user-info")).statusCode()).isEqualTo(303);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "Who is asked for after the answer has begun is nobody; who was asked before, is known")
  void askedLate(Kept kept) {
    try (var app = notebook(kept)) {
      var visitor = new Visitor();
      visitor.logIn(GATEWRIGHT.server(), app.url("/notes"), ADA);

      assertThat(visitor.open(app.url("/open/late")).body()).isEqualTo("nobody");
      assertThat(visitor.open(app.url("/late")).body()).startsWith("ada@acme.test");
    }
  }
}
