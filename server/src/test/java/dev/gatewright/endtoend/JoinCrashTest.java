package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Patience;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.SmtpStub;
import dev.gatewright.testing.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server is killed at each step of a sign-up and of a reset, always on the same store.
final class JoinCrashTest {
  private static final long SEED = Long.getLong("gatewright.crash.seed", 20_261_130);
  private static final int LONGEST_PAUSE_NANOS = 160_000_000;

  @TempDir private Path data = Path.of("");

  /// Where a round's kill comes.
  private enum Step {
    ASK_SIGN_UP,
    JOIN,
    ASK_RESET,
    RESET
  }

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  @DisplayName(
      "Killed at every step of sign-up and reset: no half account, no link that works twice, no"
          + " promised mail lost")
  void survives() throws Exception {
    killAtEachStep(1);
  }

  @Test
  @Tag("soak")
  @Timeout(value = 40, unit = TimeUnit.MINUTES)
  @DisplayName("The same twenty times over")
  void survivesLong() throws Exception {
    killAtEachStep(20);
  }

  private void killAtEachStep(int turns) throws Exception {
    var random = new Random(SEED);
    try (var mail = SmtpStub.start(SmtpStub.Kind.PLAIN);
        var world = new World(data, mail, random)) {
      int round = 0;
      for (int turn = 0; turn < turns; turn++) {
        for (var step : Step.values()) {
          new Round(world, "new" + round++ + "@acme.test", step).run();
        }
      }
      System.out.println(world.summary());
    }
  }

  /// The server, which comes back at its port after each kill.
  private static final class World implements AutoCloseable {
    private final Path data;
    private final SmtpStub mail;
    private final Random random;
    private final int port = ServedGatewright.freePort();
    private ServedGatewright server;
    private int answered;
    private int done;
    private int kills;

    World(Path data, SmtpStub mail, Random random) throws Exception {
      this.data = data;
      this.mail = mail;
      this.random = random;
      this.server = Joining.start(data, port, mail);
    }

    Page login(Visitor visitor) throws Exception {
      return visitor.open(TwoTenants.web(server, "acme").authorize());
    }

    boolean signsIn(String email, String password) throws Exception {
      var visitor = TwoTenants.visitor();
      return visitor.signIn(login(visitor), email, password).query().containsKey("code");
    }

    /// The answer to a request during which the server is killed, if it came, and the server again.
    Optional<Page> killedDuring(Request request) throws Exception {
      int pause = random.nextInt(LONGEST_PAUSE_NANOS);
      var killed = server;
      var killer =
          Thread.ofVirtual()
              .start(() -> {
                LockSupport.parkNanos(pause);
                try {
                  killed.kill();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      Optional<Page> answer;
      try {
        answer = Optional.of(request.send());
      } catch (IOException e) {
        answer = Optional.empty();
      }
      killer.join();
      server = Joining.start(data, port, mail);
      kills++;
      answered += answer.isPresent() ? 1 : 0;
      return answer;
    }

    /// The newest link to this page that opens something.
    String link(Visitor visitor, String email, String path) {
      var found = new String[1];
      Patience.until(
          "a link to " + path + " for " + email,
          () -> {
            for (var taken : Joining.mails(mail, email)) {
              var text = taken.part("text/plain");
              if (text.contains(path + "?link=")) {
                var link = Joining.link(taken);
                if (status(visitor, link) == 200) {
                  found[0] = link;
                }
              }
            }
            return found[0] != null;
          });
      return found[0];
    }

    static int status(Visitor visitor, String link) {
      try {
        return visitor.open(link).status();
      } catch (IOException e) {
        return 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return 0;
      }
    }

    String summary() {
      return "killed " + kills + " times; answered before: " + answered + ", done: " + done;
    }

    @Override
    public void close() {
      server.close();
    }
  }

  @FunctionalInterface
  private interface Request {
    Page send() throws Exception;
  }

  /// One person who signs up and then forgets the password.
  private record Round(World world, String email, Step killedAt) {
    private static final String FIRST = "the first words of mine";
    private static final String SECOND = "the other words of mine";

    void run() throws Exception {
      var visitor = TwoTenants.visitor();
      var name = killedAt + " " + email;
      ask(visitor, "/signup", Step.ASK_SIGN_UP);
      var signUp = world.link(visitor, email, "/signup");
      act(
          visitor,
          signUp,
          Step.JOIN,
          Map.of("password", FIRST, "name", "Nia", "terms", "accepted"));
      assertThat(world.signsIn(email, FIRST)).as(name + " has an account").isTrue();

      ask(visitor, "/recover", Step.ASK_RESET);
      var reset = world.link(visitor, email, "/recover");
      act(visitor, reset, Step.RESET, Map.of("password", SECOND));
      assertThat(world.signsIn(email, SECOND)).as(name + " has the new password").isTrue();
      assertThat(world.signsIn(email, FIRST)).as(name + " has the old password").isFalse();
      Patience.until(
          "the mail that tells of it to " + email,
          () ->
              Joining.mails(world.mail, email).stream()
                  .anyMatch(taken -> !taken.part("text/plain").contains("?link=")));
    }

    /// Asks for a mail; who was answered need not ask again.
    private void ask(Visitor visitor, String path, Step step) throws Exception {
      var page = Joining.beside(visitor, TwoTenants.web(world.server, "acme"), path);
      Request request = () -> visitor.submit(page, Map.of("email", email));
      var answer = killedAt == step ? world.killedDuring(request) : Optional.of(request.send());
      if (answer.isEmpty()) {
        assertThat(visitor.submit(page, Map.of("email", email)).status()).isEqualTo(200);
      } else {
        assertThat(answer.get().status()).isEqualTo(200);
      }
    }

    /// Does what the link is for. Killed meanwhile it was done whole or not at all.
    private void act(Visitor visitor, String link, Step step, Map<String, String> fields)
        throws Exception {
      var page = visitor.open(link);
      Request request = () -> visitor.submit(page, fields);
      if (killedAt != step) {
        assertThat(request.send().status()).isEqualTo(200);
      } else {
        var answer = world.killedDuring(request);
        boolean open = World.status(visitor, link) == 200;
        boolean done = world.signsIn(email, fields.getOrDefault("password", ""));
        assertThat(done).as("%s: done when its link is gone", step).isEqualTo(!open);
        assertThat(done || answer.isEmpty()).as("%s: what was answered is done", step).isTrue();
        world.done += done ? 1 : 0;
        if (open) {
          assertThat(visitor.submit(page, fields).status()).isEqualTo(200);
        }
      }
      assertThat(World.status(visitor, link)).as("the link works once").isEqualTo(410);
    }
  }
}
