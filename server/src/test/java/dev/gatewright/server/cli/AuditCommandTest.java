package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Trails on the command line")
final class AuditCommandTest {
  @TempDir private Path folder;
  private CommandLine line;
  private Path store;

  @BeforeEach
  void start() throws IOException {
    line = CommandLine.in(folder);
    store = folder.resolve("g.db");
    var tenants = Files.writeString(folder.resolve("t.yaml"), "issuers: [ { id: acme } ]\n");
    assertThat(line.run("apply", tenants.toString())).as(line.err()).isZero();
    for (var client : new String[] {"one", "two", "three"}) {
      assertThat(line.run("client", "add", client, "--type", "machine")).as(line.err()).isZero();
    }
  }

  @Test
  @DisplayName("head signs how far they came, key shows with what, verify finds them right")
  void right() throws IOException {
    assertThat(line.run("audit")).isZero();
    assertThat(line.out()).contains("client.declared");

    var key = printed("key.json", "audit", "key");
    assertThat(key).contains("\"kty\":\"OKP\"").doesNotContain("\"d\"");
    var head = printed("head.json", "audit", "head", "--issuer", "acme");
    assertThat(head).contains("\"kind\":\"head\"", "\"issuer\":\"acme\"");

    assertThat(line.run("audit", "verify")).as(line.err()).isZero();
    assertThat(line.out()).contains("acme: events 1 to ", " are right, signed up to ");
    assertThat(
            verify("--store", store.toString(), "--key", "key.json", "--since-head", "head.json"))
        .isZero();
    assertThat(line.err()).isEmpty();
    assertThat(verify("--store", store.toString())).isZero();
    assertThat(line.err()).contains("the public key is the one that the file itself names");
    assertThat(line.run("audit", "verify", "--issuer", "nobody")).isEqualTo(5);
    assertThat(line.run("audit", "verify", "--file", "x")).isEqualTo(3);
    assertThat(line.run("audit", "head", "--issuer", "nobody")).isEqualTo(5);
  }

  @Test
  @DisplayName("verify ends with 1 and names the event that was changed, for programs as well")
  void changed() throws IOException {
    line.run("audit", "head");
    sql("UPDATE event SET actor = 'client:evil' WHERE issuer = 'acme' AND seq = 2");

    assertThat(line.run("audit", "verify")).isEqualTo(1);
    assertThat(line.out()).contains("acme: WRONG: event 2 was changed");
    assertThat(line.run("audit", "verify", "--json")).isEqualTo(1);
    assertThat(line.out()).contains("\"wrong\":\"changed\"", "\"event\":2");
  }

  @Test
  @DisplayName(
      "verify names an event that was added behind the end, and changes go on all the same")
  void added() throws IOException {
    line.run("audit", "head");
    sql(
        "INSERT INTO event SELECT issuer, (SELECT max(seq) + 1 FROM event WHERE issuer = 'acme'), at,"
            + " name, actor, NULL, NULL, details, NULL FROM event WHERE issuer = 'acme' AND seq = 2");
    assertThat(line.run("audit", "verify", "--issuer", "acme")).isEqualTo(1);
    assertThat(line.out()).contains(" was not written by the server");

    assertThat(line.run("client", "add", "four", "--type", "machine")).as(line.err()).isZero();
    assertThat(line.run("audit", "verify", "--issuer", "acme")).as(line.out()).isZero();
    assertThat(line.out()).contains(" are right, signed up to ").contains("not chained yet");
  }

  @Test
  @DisplayName("verify notices by a head that was kept that the end is gone, and its head with it")
  void truncated() throws IOException {
    printed("head.json", "audit", "head");
    sql(
        "DELETE FROM event WHERE seq > 2",
        "DELETE FROM event_chain WHERE seq > 2",
        "DELETE FROM audit_head",
        "UPDATE event_head SET last = 2 WHERE issuer = 'acme'",
        "UPDATE audit_chain SET seq = 2, head_seq = 0, hash ="
            + " (SELECT hash FROM event_chain WHERE issuer = 'acme' AND seq = 2)");

    assertThat(line.run("audit", "verify", "--issuer", "acme")).as(line.out()).isZero();
    assertThat(verify("--since-head", "head.json")).isEqualTo(1);
    assertThat(line.out()).contains("acme: WRONG: event 3 is missing");
  }

  @Test
  @DisplayName("A key that somebody put into the file signs nothing for us")
  void foreignKey() throws IOException {
    line.run("audit", "head");
    sql("UPDATE audit_key SET sealed_private_key = zeroblob(80)");

    assertThat(line.run("audit", "verify")).isEqualTo(6);
    assertThat(line.err()).contains("audit_key");
  }

  @Test
  @DisplayName("An exported trail is checked by its lines and the key alone")
  void exported() throws IOException {
    printed("key.json", "audit", "key");
    var file = folder.resolve("trail.jsonl");
    assertThat(line.run("audit", "export", "--issuer", "acme", "--out", file.toString()))
        .as(line.err())
        .isZero();
    assertThat(line.out()).contains("wrote ").contains(" events to ");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    var lines = Files.readAllLines(file);
    assertThat(lines.getFirst()).startsWith("{\"kind\":\"start\",\"issuer\":\"acme\",\"seq\":0,");
    assertThat(lines.get(1)).startsWith("{\"issuer\":\"acme\",\"seq\":1,\"at\":\"");
    assertThat(lines.getLast()).startsWith("{\"kind\":\"head\"");
    assertThat(line.run("audit", "export", "--out", file.toString())).isEqualTo(1);

    assertThat(ofFile(file)).as(line.out()).isZero();
    assertThat(line.out()).contains("acme: events 1 to ");

    Files.writeString(file, Files.readString(file).replace("\"two\"", "\"evil\""));
    assertThat(ofFile(file)).isEqualTo(1);
    assertThat(line.out()).contains("acme: WRONG: event 3 was changed");
    rewritten(file, lines, 2, 2);
    assertThat(line.out()).contains("event 2 is missing");
    Files.write(file, lines.subList(0, lines.size() - 1));
    assertThat(ofFile(file)).isEqualTo(1);
    assertThat(line.out()).contains("without a signed head");
    Files.write(file, lines.subList(1, lines.size()));
    assertThat(ofFile(file)).isEqualTo(1);
    assertThat(line.out()).contains("no beginning");
    Files.writeString(file, "nonsense\n");
    assertThat(ofFile(file)).isEqualTo(5);
  }

  private void rewritten(Path file, List<String> lines, int from, int to) throws IOException {
    var left = new ArrayList<>(lines);
    left.subList(from, to + 1).clear();
    Files.write(file, left);
    assertThat(ofFile(file)).isEqualTo(1);
  }

  @Test
  @DisplayName("A part of a trail goes from a time on up to a signed head, and is checked as well")
  void part() throws IOException {
    printed("key.json", "audit", "key");
    line.run("audit", "head");
    var none = folder.resolve("none.jsonl");
    assertThat(line.run("audit", "export", "--since", "2100-01-01", "--out", none.toString()))
        .isZero();
    assertThat(line.out()).contains("wrote 0 events");
    var all = folder.resolve("all.jsonl");
    var range = new String[] {"--since", "2000-01-01", "--until", "2100-01-01T00:00:00Z"};
    assertThat(
            line.run(
                "audit", "export", range[0], range[1], range[2], range[3], "--out", all.toString()))
        .as(line.err())
        .isZero();
    assertThat(line.run("audit", "export", "--since", "today", "--out", "x")).isEqualTo(3);
    assertThat(ofFile(all)).as(line.out() + line.err()).isZero();
  }

  @Test
  @DisplayName("How long events are kept is a setting of the issuer, of a day at least")
  void retention() throws IOException {
    var tenants = folder.resolve("t.yaml");
    Files.writeString(tenants, "issuers: [ { id: acme, events: { retention: 10m } } ]\n");
    assertThat(line.run("apply", tenants.toString())).isEqualTo(4);
    assertThat(line.err()).contains("is less than a day");
    Files.writeString(tenants, "issuers: [ { id: acme, events: { retention: 400d } } ]\n");
    assertThat(line.run("apply", tenants.toString())).isZero();
    assertThat(line.run("export")).isZero();
    assertThat(line.out()).contains("retention: \"400d\"");
  }

  private int ofFile(Path file) throws IOException {
    return verify("--file", file.toString(), "--key", "key.json");
  }

  /// File names of options are those of this test's folder.
  private int verify(String... options) throws IOException {
    var arguments = new ArrayList<>(List.of("audit", "verify"));
    for (var option : options) {
      arguments.add(option.endsWith(".json") ? folder.resolve(option).toString() : option);
    }
    return line.run(arguments.toArray(String[]::new));
  }

  private String printed(String name, String... arguments) throws IOException {
    assertThat(line.run(arguments)).as(line.err()).isZero();
    var text = line.out();
    Files.writeString(folder.resolve(name), text);
    return text;
  }

  /// What somebody can do who has the file and no key.
  private void sql(String... statements) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        var statement = connection.createStatement()) {
      for (var one : statements) {
        statement.execute(one);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
