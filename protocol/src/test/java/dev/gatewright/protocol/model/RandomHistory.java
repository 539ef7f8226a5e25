package dev.gatewright.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.model.ReferenceGrants.Code;
import dev.gatewright.protocol.model.ReferenceGrants.Habit;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Host;
import dev.gatewright.protocol.testing.Race;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.testing.Window;
import dev.gatewright.protocol.token.SupportedGrant;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/// One random history: what users, clients, thieves and operators do, in an order that the seed
/// decides, each step done to the engine and to the reference and compared.
final class RandomHistory {
  private static final Duration CONFIDENTIAL_GRACE = Duration.ofSeconds(60);
  private static final Duration PUBLIC_GRACE = Duration.ofSeconds(10);
  private static final int RECENT = 4;
  private static final List<Duration> LEAPS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(50),
          Duration.ofSeconds(61),
          Duration.ofMinutes(4),
          Duration.ofMinutes(11),
          Duration.ofHours(9),
          Duration.ofDays(2));

  private record App(Client client, Habit habit) {}

  private record Login(int name, Window window, SessionId session) {}

  private record Access(String token, Instant issuedAt) {}

  /// What a client keeps of one authorization: refresh tokens by generation.
  private record Flow(
      App app, String code, Code issued, List<String> refresh, List<Access> access) {}

  private final long seed;
  private final Random random;
  private final SettableClock clock = new SettableClock();
  private final ReferenceGrants reference = new ReferenceGrants();
  private final Host host;
  private final Tenant tenant;
  private final List<App> apps;
  private final List<Login> logins = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();
  private Optional<Runnable> backup = Optional.empty();
  private int steps;
  private int successes;
  private String doing = "beginning";

  RandomHistory(long seed, Function<SettableClock, Host> open) {
    this.seed = seed;
    this.random = new Random(seed);
    this.host = open.apply(clock);
    var server =
        AuthorizationServer.builder(host.ports())
            .enable(SupportedGrant.authorizationCode(), Duration.ofMinutes(10))
            .enable(SupportedGrant.refreshToken(), Duration.ofMinutes(10))
            .clock(clock)
            .build();
    this.tenant = new Tenant(server, host, clock, EngineInMemory.issuer("model"));
    tenant.addPerson("ada");
    this.apps =
        List.of(
            app(ClientBuilder.web("web"), new Habit(true, CONFIDENTIAL_GRACE, false, false)),
            app(
                ClientBuilder.spa("spa").grace(PUBLIC_GRACE),
                new Habit(true, PUBLIC_GRACE, true, false)),
            app(
                ClientBuilder.web("still").withoutRotation(),
                new Habit(false, Duration.ZERO, false, false)),
            app(
                ClientBuilder.web("tied").endsWithSession(),
                new Habit(true, CONFIDENTIAL_GRACE, false, true)));
    logIn();
  }

  private App app(ClientBuilder client, Habit habit) {
    return new App(tenant.add(client), habit);
  }

  /// Answers that gave tokens so far.
  int successes() {
    return successes;
  }

  void step() {
    steps++;
    int dice = random.nextInt(100);
    if (dice < 12) {
      authorize();
    } else if (dice < 18) {
      redeem(recent());
    } else if (dice < 52) {
      refreshNewest(recent());
    } else if (dice < 66) {
      refreshAny(recent());
    } else if (dice < 76) {
      race(recent());
    } else if (dice < 80) {
      revoke(recent());
    } else if (dice < 92) {
      doing = "the clock";
      clock.advance(
          any(LEAPS.subList(0, random.nextInt(10) == 0 ? LEAPS.size() : 4)).orElseThrow());
    } else if (dice < 95) {
      logOut();
    } else if (dice < 98) {
      logIn();
    } else {
      backUpOrRestore();
    }
    compare(recent());
  }

  private <T> Optional<T> any(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(random.nextInt(list.size())));
  }

  /// A flow that is likely to live still.
  private Optional<Flow> recent() {
    int from = random.nextInt(10) == 0 ? 0 : Math.max(0, flows.size() - RECENT);
    return any(flows.subList(from, flows.size()));
  }

  private void logIn() {
    doing = "login";
    var window = tenant.window().logIn("ada");
    logins.add(new Login(logins.size(), window, window.session()));
    reference.logIn(logins.size() - 1, clock.instant());
  }

  private void logOut() {
    doing = "logout";
    var login = any(logins).orElseThrow();
    host.ports().sessions().end(tenant.issuer().id(), login.session());
    reference.logOut(login.name());
  }

  private void backUpOrRestore() {
    if (backup.isPresent()) {
      doing = "restore";
      backup.get().run();
      backup = Optional.empty();
      return;
    }
    doing = "backup";
    var real = host.backUp();
    var expected = reference.backUp();
    backup =
        Optional.of(() -> {
          real.run();
          expected.accept(clock.instant());
        });
  }

  private void authorize() {
    doing = "authorize";
    var login = any(logins).orElseThrow();
    var app = any(apps).orElseThrow();
    boolean offline = random.nextInt(3) == 0;
    var scope = offline ? "openid offline_access" : "openid";
    var answer =
        tenant.authorize(
            login.window(),
            Tenant.request(app.client()).with("scope", scope).with("prompt", "none"));
    boolean expected = reference.isLoggedIn(login.name(), clock.instant());
    assertThat(answer.fields().containsKey("code")).as(context()).isEqualTo(expected);
    if (!expected) {
      logIn();
      return;
    }
    var issued =
        new Code(
            flows.size(), app.habit(), login.name(), offline, reference.epoch(), clock.instant());
    var flow = new Flow(app, answer.code(), issued, new ArrayList<>(), new ArrayList<>());
    flows.add(flow);
    if (random.nextInt(3) > 0) {
      redeem(Optional.of(flow));
    }
  }

  private void redeem(Optional<Flow> chosen) {
    if (chosen.isEmpty()) {
      return;
    }
    doing = "redeem";
    var flow = chosen.get();
    var answer = tenant.redeem(flow.app().client(), flow.code());
    boolean expected = reference.redeem(flow.issued(), clock.instant());
    assertThat(answer.isIssued()).as(context()).isEqualTo(expected);
    if (expected) {
      successes++;
      flow.refresh().add(answer.refresh());
      flow.access().add(new Access(answer.access(), clock.instant()));
    }
  }

  private void refreshNewest(Optional<Flow> chosen) {
    if (chosen.isPresent() && !chosen.get().refresh().isEmpty()) {
      refresh(chosen.get(), chosen.get().refresh().size() - 1);
    }
  }

  private void refreshAny(Optional<Flow> chosen) {
    if (chosen.isPresent() && !chosen.get().refresh().isEmpty()) {
      int newest = chosen.get().refresh().size() - 1;
      refresh(chosen.get(), Math.max(0, newest - random.nextInt(3)));
    }
  }

  private void refresh(Flow flow, int generation) {
    doing = "refresh of generation " + generation;
    var answer = tenant.refresh(flow.app().client(), flow.refresh().get(generation));
    check(flow, answer, reference.refresh(flow.issued().flow(), generation, clock.instant()));
  }

  private void check(Flow flow, Tokens answer, Optional<Integer> expected) {
    assertThat(answer.isIssued()).as(context()).isEqualTo(expected.isPresent());
    if (expected.isEmpty()) {
      return;
    }
    successes++;
    int generation = expected.get();
    if (generation == flow.refresh().size()) {
      flow.refresh().add(answer.refresh());
    }
    assertThat(answer.refresh()).as(context()).isEqualTo(flow.refresh().get(generation));
    flow.access().add(new Access(answer.access(), clock.instant()));
  }

  /// Two refreshes with the newest token at the same time.
  private void race(Optional<Flow> chosen) {
    if (chosen.isEmpty() || chosen.get().refresh().isEmpty()) {
      return;
    }
    var flow = chosen.get();
    int newest = flow.refresh().size() - 1;
    doing = "race of two refreshes of generation " + newest;
    var token = flow.refresh().get(newest);
    var answers = new ArrayList<>(Race.of(2, () -> tenant.refresh(flow.app().client(), token)));
    answers.sort((a, b) -> Boolean.compare(b.isIssued(), a.isIssued()));
    for (Tokens answer : answers) {
      check(flow, answer, reference.refresh(flow.issued().flow(), newest, clock.instant()));
    }
  }

  private void revoke(Optional<Flow> chosen) {
    if (chosen.isEmpty() || chosen.get().refresh().isEmpty()) {
      return;
    }
    var flow = chosen.get();
    if (random.nextBoolean()) {
      doing = "revoke of a refresh token";
      tenant.revoke(flow.app().client(), any(flow.refresh()).orElseThrow());
      reference.revokeGrant(flow.issued().flow());
    } else {
      doing = "revoke of an access token";
      var access = any(flow.access()).orElseThrow();
      tenant.revoke(flow.app().client(), access.token());
      reference.revokeAccess(access.token(), access.issuedAt(), clock.instant());
    }
  }

  /// Which of the tokens of a flow work, as introspection and UserInfo tell.
  private void compare(Optional<Flow> chosen) {
    if (chosen.isEmpty() || chosen.get().refresh().isEmpty()) {
      return;
    }
    var flow = chosen.get();
    var now = clock.instant();
    int name = flow.issued().flow();
    int generation = random.nextInt(flow.refresh().size());
    var access = any(flow.access()).orElseThrow();
    boolean live = reference.isAccessLive(name, access.token(), access.issuedAt(), now);
    assertThat(tenant.userInfo(access.token()) instanceof UserInfoResult.Claims)
        .as(context() + ", userinfo")
        .isEqualTo(live);
    if (!flow.app().client().isPublic()) {
      assertThat(tenant.isActive(flow.app().client(), access.token()))
          .as(context() + ", access token")
          .isEqualTo(live);
      assertThat(tenant.isActive(flow.app().client(), flow.refresh().get(generation)))
          .as(context() + ", refresh token of generation " + generation)
          .isEqualTo(reference.isRefreshLive(name, generation, now));
    }
  }

  private String context() {
    return "seed " + seed + ", step " + steps + ": " + doing;
  }
}
