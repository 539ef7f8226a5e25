package dev.gatewright.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Whether time tells which accounts there are: each form that takes an address is sent for
/// accounts of every kind in turn, and the median of each kind is told over that of accounts that
/// are there.
final class Timing {
  private static final int WARM_UP = 40;
  private static final int EACH = 120;
  private static final int PER_KIND = 4;
  private static final int RESAMPLES = 1_000;
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  private final Path root;
  private final String javaOptions;

  Timing(Path root, String javaOptions) {
    this.root = root;
    this.javaOptions = javaOptions;
  }

  /// What an account can be to somebody who guesses at it.
  private enum Kind {
    EXISTING,
    UNKNOWN,
    BLOCKED,
    LEAVING,
    WITHOUT_PASSWORD;

    String email(int number) {
      return name().toLowerCase(Locale.ROOT) + number + "@acme.test";
    }
  }

  /// The last request of a form, which alone is timed.
  @FunctionalInterface
  private interface Sending {
    Answer send() throws IOException;
  }

  /// A form that a visitor comes to and fills in.
  private enum Surface {
    PASSWORD,
    MAGIC_LINK,
    RECOVER,
    SIGN_UP,
    VERIFY;

    Sending fill(Surfer surfer, String email) throws IOException {
      return switch (this) {
        case PASSWORD -> password(surfer, email);
        case MAGIC_LINK -> link(surfer, email);
        case RECOVER -> ask(surfer, "/recover", email);
        case SIGN_UP -> ask(surfer, "/signup", email);
        case VERIFY -> ask(surfer, "/verify", email);
      };
    }
  }

  private static Sending password(Surfer surfer, String email) throws IOException {
    var interaction = Surfer.hidden(surfer.login(), LoginFields.INTERACTION);
    var form = LoginFields.of(interaction, email, "a guess");
    return () -> surfer.post("/login", form);
  }

  private static Sending link(Surfer surfer, String email) throws IOException {
    var interaction = Surfer.hidden(surfer.login(), LoginFields.INTERACTION);
    var form = LoginFields.of(interaction, email, "") + "&choose=magic_link";
    return () -> surfer.post("/login", form);
  }

  private static Sending ask(Surfer surfer, String path, String email) {
    return () -> surfer.post(path, "email=" + Acme.encoded(email));
  }

  private static String serverYaml(int port) {
    return Acme.serverYaml(port)
        + """
        trusted_proxies: [127.0.0.1]
        mail: { from: no-reply@acme.test, host: localhost, port: 1, tls: none }
        limits:
          login_per_account: 900000/15m
          login_per_address: 900000/15m
          attack_sign_ins: 900000/1m
          attack_sign_ups: 900000/1m
          attack_mails: 900000/1m
        """;
  }

  private static String tenantsYaml(int port) {
    var yaml =
        new StringBuilder(
            """
            issuers:
              - id: acme
                url: http://localhost:%s
                name: Acme
                scopes: ["projects:write"]
                signup: open
                challenge: off
                login: { methods: [password, magic_link] }
                clients:
                  - { id: app, type: web, secret: app-secret-with-more-than-thirty-two-characters, redirect_uris: ["%s"], scopes: [openid, profile, email, "projects:write"], first_party: true }
                users:
            """
                .formatted(Integer.toString(port), Acme.CALLBACK));
    for (var kind : Kind.values()) {
      for (int i = 0; i < PER_KIND; i++) {
        switch (kind) {
          case UNKNOWN -> {}
          case EXISTING, LEAVING -> user(yaml, kind.email(i), ", password: " + Acme.PASSWORD);
          case BLOCKED ->
              user(yaml, kind.email(i), ", status: suspended, password: " + Acme.PASSWORD);
          case WITHOUT_PASSWORD -> user(yaml, kind.email(i), "");
        }
      }
    }
    return yaml.toString();
  }

  private static void user(StringBuilder yaml, String email, String more) {
    yaml.append("      - { email: %s, email_verified: true%s }%n".formatted(email, more));
  }

  void run(Bench.Printer out) throws IOException {
    try (var prepared = ServerProcess.prepare(root, Timing::serverYaml, Timing::tenantsYaml)) {
      prepared.start(javaOptions).close();
      try (var server = prepared.start(javaOptions);
          var wire = Wire.open(server.port())) {
        var acme = new Acme(server.port());
        for (int i = 0; i < PER_KIND; i++) {
          leave(acme, wire, Kind.LEAVING.email(i));
        }
        out.print("");
        out.print("| form | account | median ms | over existing | 95 %% of resamples |");
        out.print("| --- | --- | ---: | ---: | ---: |");
        for (var surface : Surface.values()) {
          measure(out, acme, wire, surface);
        }
      }
    }
  }

  private static void measure(Bench.Printer out, Acme acme, Wire wire, Surface surface)
      throws IOException {
    var taken = new EnumMap<Kind, List<Double>>(Kind.class);
    var statuses = new EnumMap<Kind, Integer>(Kind.class);
    for (var kind : Kind.values()) {
      taken.put(kind, new ArrayList<>());
    }
    var random = new Random(surface.name().hashCode());
    for (int round = 0; round < WARM_UP + EACH; round++) {
      var kinds = new ArrayList<>(List.of(Kind.values()));
      Collections.shuffle(kinds, random);
      for (var kind : kinds) {
        var sending = surface.fill(Surfer.somewhere(acme, wire), kind.email(round % PER_KIND));
        long before = System.nanoTime();
        var answer = sending.send();
        double millis = (System.nanoTime() - before) / 1e6;
        statuses.merge(kind, answer.status(), (one, other) -> one.equals(other) ? one : -1);
        if (round >= WARM_UP) {
          Objects.requireNonNull(taken.get(kind)).add(millis);
        }
      }
    }
    if (statuses.values().stream().distinct().count() != 1) {
      throw new IOException(surface + " tells accounts apart by status: " + statuses);
    }
    var existing = values(taken, Kind.EXISTING);
    for (var kind : Kind.values()) {
      var own = values(taken, kind);
      var resampled = new double[RESAMPLES];
      for (int i = 0; i < RESAMPLES; i++) {
        resampled[i] = median(resample(own, random)) / median(resample(existing, random));
      }
      Arrays.sort(resampled);
      out.print(
          "| %s | %s | %.2f | %.3f | %.3f to %.3f |",
          surface.name().toLowerCase(Locale.ROOT),
          kind.name().toLowerCase(Locale.ROOT),
          median(own),
          median(own) / median(existing),
          resampled[(int) (RESAMPLES * LOW)],
          resampled[(int) (RESAMPLES * HIGH)]);
    }
  }

  private static double[] values(Map<Kind, List<Double>> taken, Kind kind) {
    return taken.getOrDefault(kind, List.of()).stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] resample(double[] values, Random random) {
    var drawn = new double[values.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = values[random.nextInt(values.length)];
    }
    return drawn;
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// Signs in to the account and asks for its deletion.
  private static void leave(Acme acme, Wire wire, String email) throws IOException {
    var surfer = Surfer.somewhere(acme, wire);
    var away = surfer.open("/account/data");
    var login = surfer.open(away.header("location").orElseThrow());
    var in =
        surfer.post(
            "/login",
            LoginFields.of(Surfer.hidden(login, LoginFields.INTERACTION), email, Acme.PASSWORD));
    var page = surfer.open(in.header("location").orElseThrow());
    var form = Surfer.hidden(page.expect(200), "form");
    var gone = surfer.post("/account/data", "form=" + form + "&act=delete&sure=yes");
    if (gone.status() >= 400) {
      throw new IOException("the account was not to be deleted: " + gone.status());
    }
  }
}
