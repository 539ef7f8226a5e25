package dev.gatewright.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

/// How long each list of the administration takes in a store of many people, one call after the
/// other, each at a place of its own; and how long the check of their events takes.
final class Lists {
  private static final int WARM_UP = 50;
  private static final int CALLS = 50;
  private static final double WANTED_MILLIS = 50;
  private static final int RADIX = 36;
  private static final int LONGEST_WAIT_SECONDS = 3_600;
  private static final String SECRET = "secret, shown this once: ";

  private final Path root;
  private final String javaOptions;
  private final int users;

  Lists(Path root, String javaOptions, int users) {
    this.root = root;
    this.javaOptions = javaOptions;
    this.users = users;
  }

  /// A list, and its address at the place of a person.
  private record Addressed(String name, IntFunction<String> path) {}

  private static String tenantsYaml(int port) {
    return Acme.tenantsYaml(port, 1)
        + """
          - { id: beta, url: "http://localhost:%1$s/beta", name: Beta }
          - { id: gamma, url: "http://localhost:%1$s/gamma", name: Gamma }
        """
            .formatted(Integer.toString(port));
  }

  void run(Bench.Printer out) throws IOException, InterruptedException {
    try (var prepared = ServerProcess.prepare(root, Acme::serverYaml, Lists::tenantsYaml)) {
      var store = prepared.folder().resolve("gatewright.db");
      String key;
      try (var server = prepared.start(javaOptions)) {
        key = begin(prepared.folder(), server.port());
      }
      var crowd = new Crowd(users, System.currentTimeMillis() - users * 1_000L);
      long began = System.nanoTime();
      crowd.fill(store);
      System.err.printf(
          Locale.ROOT, "filled in %.0f s: %s%n", (System.nanoTime() - began) / 1e9, store);
      try (var server = prepared.start(javaOptions)) {
        awaitChain(store);
        measure(out, server, crowd, key);
        verify(out, prepared.folder());
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /// Has the server write a row of each kind that is then copied. Answers with the header of a key
  /// of the owner's.
  private String begin(Path folder, int port) throws IOException, InterruptedException {
    var acme = new Acme(port);
    try (var wire = Wire.open(port)) {
      Person.logIn(acme, wire, 0).codeFlow(Acme.APP);
    }
    // On a busy machine the program takes longer than the server waits for a connection that is
    // idle.
    var made = program(folder, "api-key", "create", "bench", "--role", "owner");
    var id = between(made, "made ", ' ');
    var pair = id + ":" + between(made, SECRET, '\n');
    var key = "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    var hook =
        "{\"id\":\"hook\",\"url\":\"https://hooks.acme.test/\",\"events\":[\"user.*\"],\"active\":false}";
    var request =
        "POST /admin/v1/issuers/acme/webhooks HTTP/1.1\r\nHost: localhost:%s\r\n%s\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s"
            .formatted(
                Integer.toString(port), key, Integer.toString(hook.getBytes(UTF_8).length), hook);
    try (var wire = Wire.open(port)) {
      wire.send(request.getBytes(UTF_8)).expect(201);
    }
    return key;
  }

  private static String between(String text, String before, char end) throws IOException {
    return new Answer(0, "", text).bodyBetween(before, end);
  }

  private String program(Path folder, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(root.resolve("gatewright").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--config", folder.resolve("server.yaml").toString()));
    var process = new ProcessBuilder(command).directory(folder.toFile()).start();
    var text = new String(process.getInputStream().readAllBytes(), UTF_8);
    var fault = new String(process.getErrorStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed: " + text + fault);
    }
    return text;
  }

  /// The server chains events that it finds, which is no part of what follows.
  private static void awaitChain(Path store)
      throws IOException, SQLException, InterruptedException {
    for (int second = 0; second < LONGEST_WAIT_SECONDS; second++) {
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
          var statement = connection.createStatement();
          var behind =
              statement.executeQuery(
                  "SELECT count(*) FROM event_head AS h LEFT JOIN audit_chain AS c"
                      + " ON c.issuer = h.issuer"
                      + " WHERE h.issuer IN ('acme', 'beta', 'gamma')"
                      + " AND coalesce(c.seq, 0) < h.last")) {
        if (behind.next() && behind.getInt(1) == 0) {
          return;
        }
      }
      Thread.sleep(1_000);
    }
    throw new IOException("the events were not chained in an hour");
  }

  private void verify(Bench.Printer out, Path folder) throws IOException, InterruptedException {
    long began = System.nanoTime();
    var told = program(folder, "audit", "verify");
    out.print("");
    out.print("audit verify, %d events: %.1f s", users, (System.nanoTime() - began) / 1e9);
    System.err.println(told);
  }

  private static void measure(Bench.Printer out, ServerProcess server, Crowd crowd, String key)
      throws IOException {
    out.print("| list | CPU ms | p50 ms | p99 ms | below %.0f ms |", WANTED_MILLIS);
    out.print("| --- | ---: | ---: | ---: | --- |");
    try (var wire = Wire.open(server.port())) {
      var acme = new Acme(server.port());
      for (var list : all(crowd)) {
        var random = new Random(list.name().hashCode());
        for (int i = 0; i < WARM_UP; i++) {
          call(acme, wire, key, list.path().apply(crowd.anybody(random)));
        }
        var latencies = new long[CALLS];
        var before = server.cpu();
        long began = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
          var path = list.path().apply(crowd.anybody(random));
          long sent = System.nanoTime();
          call(acme, wire, key, path);
          latencies[i] = System.nanoTime() - sent;
        }
        var figures =
            Figures.of(server.cpu().minus(before).toNanos(), System.nanoTime() - began, latencies);
        out.print(
            "| %s | %.1f | %.1f | %.1f | %s |",
            list.name(),
            figures.cpuMillis(),
            figures.p50Millis(),
            figures.p99Millis(),
            figures.p99Millis() < WANTED_MILLIS ? "yes" : "**no**");
      }
    }
  }

  private static void call(Acme acme, Wire wire, String key, String path) throws IOException {
    wire.send(acme.get("/admin/v1" + path, key)).expect(200);
  }

  private static String cursor(String list, long at, String id) {
    return "cursor=" + encoded(list + " " + Long.toString(at, RADIX) + " " + id);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String place(Crowd crowd, String list, String prefix, int i) {
    return cursor(list, crowd.at(i), Crowd.id(prefix, i));
  }

  private static List<Addressed> all(Crowd crowd) {
    var lists = new ArrayList<Addressed>();
    of(lists, "users by address", "/users?", i -> "cursor=" + encoded(Crowd.email(i)));
    of(
        lists,
        "users, suspended",
        "/users?status=suspended&",
        i -> "cursor=" + encoded(Crowd.email(i)));
    of(lists, "users, active", "/users?status=active&", i -> "cursor=" + encoded(Crowd.email(i)));
    of(
        lists,
        "users by creation",
        "/users?sort=created_at&",
        i -> cursor("bycreation", crowd.at(i), Crowd.user(i)));
    of(
        lists,
        "suspended users by creation",
        "/users?sort=created_at&status=suspended&",
        i -> cursor("bycreation", crowd.at(i), Crowd.user(i)));
    of(
        lists,
        "users by name",
        "/users?sort=name&",
        i -> cursor("byname", 0, Crowd.user(i) + " Ada " + Crowd.hash(i)));
    of(lists, "users, q= of an address", "/users?", i -> "q=" + Crowd.hash(i).substring(0, 3));
    of(lists, "users, q= of a username", "/users?", i -> "q=u" + Crowd.hash(i).substring(0, 3));
    of(lists, "users, q= of a name", "/users?", i -> "q=Ada%20" + Crowd.hash(i).substring(0, 3));
    of(
        lists,
        "users, q= that most names begin with, suspended",
        "/users?q=ada&status=suspended",
        _ -> "");
    of(lists, "users, q= that nothing begins with", "/users?q=nobody", _ -> "");
    of(lists, "users, email=", "/users?", i -> "email=" + Crowd.email(i));
    of(lists, "sessions", "/sessions?", i -> place(crowd, "sessions", "s", i));
    of(lists, "sessions of a person", "/sessions?", i -> "user=" + Crowd.user(i));
    of(
        lists,
        "sessions of a client",
        "/sessions?client=app&",
        i -> cursor("sessions", crowd.at(i), Crowd.grant(i, 0)));
    of(
        lists,
        "sessions of a client without a live grant",
        "/sessions?client=old&",
        i -> cursor("sessions", crowd.at(i), Crowd.grant(i, 9)));
    of(lists, "grants of a person", "/grants?", i -> "user=" + Crowd.user(i));
    of(
        lists,
        "grants of a client",
        "/grants?client=app&",
        i -> cursor("grants", crowd.at(i), Crowd.grant(i, 0)));
    of(
        lists,
        "grants of a client without a live grant",
        "/grants?client=old&",
        i -> cursor("grants", crowd.at(i), Crowd.grant(i, 9)));
    of(
        lists,
        "organizations",
        "/organizations?",
        i -> cursor("organizations", 0, Crowd.organization(i)));
    of(
        lists,
        "members of an organization of 80",
        "/organizations/",
        i -> Crowd.organization(i) + "/members");
    of(
        lists,
        "members of the large organization",
        "/organizations/" + Crowd.LARGE + "/members?",
        i -> "cursor=" + encoded(Crowd.email(i)));
    of(
        lists,
        "clients",
        "/clients?",
        i -> cursor("clients", 0, "copy_" + Crowd.hash(i % Crowd.CLIENTS)));
    of(lists, "PINs", "/pins?", i -> place(crowd, "pins", "pin", i));
    lists.add(
        new Addressed(
            "API keys", i -> "/api-keys?" + place(crowd, "keys", "key", i % Crowd.API_KEYS)));
    of(lists, "mails", "/mails?", i -> place(crowd, "mails", "mail", i));
    of(lists, "mails of a person", "/mails?", i -> "user=" + Crowd.user(i - i % 10));
    of(lists, "events", "/events?", i -> "cursor=" + i * 4L / 5);
    of(lists, "the last events", "/events", _ -> "");
    of(lists, "events of a person", "/events?cursor=0&", i -> "subject=" + Crowd.user(i));
    of(
        lists,
        "events of a name that none has",
        "/events?name=pin.created&",
        i -> "cursor=" + i * 4L / 5);
    of(
        lists,
        "events since a time",
        "/events?cursor=0&",
        i -> "since=" + Instant.ofEpochMilli(crowd.at(i)));
    of(
        lists,
        "deliveries of a webhook",
        "/webhooks/hook/deliveries?",
        i -> cursor("deliveries", 1 + i % Crowd.DELIVERIES, "event"));
    return lists;
  }

  private static void of(
      List<Addressed> lists, String name, String below, IntFunction<String> rest) {
    lists.add(new Addressed(name, i -> "/issuers/acme" + below + rest.apply(i)));
  }
}
