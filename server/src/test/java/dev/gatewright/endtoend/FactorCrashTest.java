package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Patience;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.SmtpStub;
import dev.gatewright.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server is killed at each step at which what proves somebody changes or is used, always on the
/// same store. Sign-up and reset are killed by [JoinCrashTest].
final class FactorCrashTest {
  private static final long SEED = Long.getLong("gatewright.crash.seed", 20_261_130);

  /// Kills come within as many times of what this machine takes for a page, so that some requests
  /// are answered before and some are not.
  private static final int PAGES = 8;

  /// Kills beyond one for each step, where every one of those came before the answer.
  private static final int MOST_MORE = 8;

  private static final String PASSWORD = "the first words of mine";
  private static final String ANOTHER = "the other words of mine";
  private static final Pattern CODE =
      Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
  private static final Pattern DIGITS = Pattern.compile("\\b([0-9]{6})\\b");
  private static final Pattern PIN = Pattern.compile("shown this once: ([0-9]{8})");

  @TempDir private static Path data = Path.of("");

  /// Where the kill comes. Each has a person of its own and says what must hold afterwards.
  private enum Step {
    AUTHENTICATOR_ADDED,
    AUTHENTICATOR_REMOVED,
    AUTHENTICATOR_USED,
    BROWSER_TRUSTED,
    CODES_MADE,
    CODE_USED,
    FACTORS_TAKEN,
    PASSWORD_CHANGED,
    LINK_USED,
    MAILED_CODE_USED,
    PIN_USED;

    String email() {
      return name().toLowerCase(Locale.ROOT) + "@acme.test";
    }
  }

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  @DisplayName(
      "Killed at every step at which a factor changes or is used: no half state, nothing that works"
          + " twice, and what was answered is done")
  void survives() throws Exception {
    try (var mail = SmtpStub.start(SmtpStub.Kind.PLAIN);
        var world = new World(mail)) {
      for (var step : Step.values()) {
        world.run(step);
      }
      for (int more = 0; world.answered == 0 && more < MOST_MORE; more++) {
        world.run(Step.PIN_USED);
      }
      System.out.println("answered before the kill: " + world.answered + " of " + world.kills);
      assertThat(world.answered)
          .as("requests that were answered before the kill, of %s", world.kills)
          .isPositive();
    }
  }

  @FunctionalInterface
  private interface Request<T> {
    T send() throws Exception;
  }

  /// The server, which comes back at its port after each kill.
  private static final class World implements AutoCloseable {
    private final SmtpStub mail;
    private final Random random = new Random(SEED);
    private final int port = ServedGatewright.freePort();
    private ServedGatewright server;
    private int answered;
    private int kills;

    World(SmtpStub mail) throws Exception {
      this.mail = mail;
      this.server = start();
    }

    private ServedGatewright start() throws Exception {
      return Joining.start(data, port, mail, "factor-crash.yaml");
    }

    void run(Step step) throws Exception {
      switch (step) {
        case AUTHENTICATOR_ADDED -> authenticatorAdded(step.email());
        case AUTHENTICATOR_REMOVED -> authenticatorRemoved(step.email());
        case AUTHENTICATOR_USED -> authenticatorUsed(step.email());
        case BROWSER_TRUSTED -> browserTrusted(step.email());
        case CODES_MADE -> codesMade(step.email());
        case CODE_USED -> codeUsed(step.email());
        case FACTORS_TAKEN -> factorsTaken(step.email());
        case PASSWORD_CHANGED -> passwordChanged(step.email());
        case LINK_USED -> linkUsed(step.email());
        case MAILED_CODE_USED -> mailedCodeUsed(step.email());
        case PIN_USED -> pinUsed();
      }
    }

    /// The answer to a request during which the server is killed, if it came, and the server again.
    private <T> Optional<T> killedDuring(Request<T> request) throws Exception {
      long pause = random.nextLong(PAGES * page());
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
      Optional<T> answer;
      try {
        answer = Optional.of(request.send());
      } catch (IOException | AssertionError e) {
        answer = Optional.empty();
      }
      killer.join();
      server = start();
      kills++;
      answered += answer.isPresent() ? 1 : 0;
      return answer;
    }

    /// What a page takes at the moment, in nanoseconds.
    private long page() throws Exception {
      long before = System.nanoTime();
      var _ = TwoTenants.visitor().open(web().authorize());
      return Math.max(1, System.nanoTime() - before);
    }

    private RelyingParty web() {
      return TwoTenants.web(server, "acme");
    }

    private Page account(Visitor visitor, String email, String path) throws Exception {
      var login = visitor.open(server.at("/acme/account/security" + path));
      return visitor.submit(login, Map.of("email", email, "password", PASSWORD));
    }

    private Page signIn(Visitor visitor, String email, String password) throws Exception {
      return visitor.signIn(visitor.open(web().authorize()), email, password);
    }

    private static boolean isIn(Page page) {
      return page.query().containsKey("code");
    }

    private static boolean isAskedForCode(Page page) {
      return page.body().contains("name=\"code\"") && !isIn(page);
    }

    /// Whether a second factor passes after the password, in a browser of its own.
    private boolean passes(String email, String code) throws Exception {
      var visitor = TwoTenants.visitor();
      var asked = signIn(visitor, email, PASSWORD);
      return isAskedForCode(asked) && isIn(visitor.submit(asked, Map.of("code", code)));
    }

    private boolean hasFactor(String email, String id) throws Exception {
      return server.run("user factors list", email, "--issuer", "acme").contains(id);
    }

    private Authenticator enrolled(Visitor visitor, String email) throws Exception {
      var page = account(visitor, email, "/authenticator");
      var phone = Authenticator.of(page);
      assertThat(visitor.submit(page, Map.of("code", phone.code(-1))).text()).contains("is set up");
      return phone;
    }

    private long mails(String email, String words) {
      return Joining.mails(mail, email).stream()
          .filter(taken -> taken.part("text/plain").contains(words))
          .count();
    }

    private void authenticatorAdded(String email) throws Exception {
      var visitor = TwoTenants.visitor();
      var page = account(visitor, email, "/authenticator");
      var phone = Authenticator.of(page);
      var code = phone.code(0);
      var answer = killedDuring(() -> visitor.submit(page, Map.of("code", code)));
      boolean there = hasFactor(email, "totp");
      assertThat(there || answer.isEmpty()).as("what was answered is done").isTrue();
      assertThat(isAskedForCode(signIn(TwoTenants.visitor(), email, PASSWORD))).isEqualTo(there);
      if (there) {
        assertThat(passes(email, code)).as("the code that set it up is spent").isFalse();
        Patience.until("the mail that tells of it", () -> mails(email, "a new way") == 1);
      }
    }

    private void authenticatorRemoved(String email) throws Exception {
      var visitor = TwoTenants.visitor();
      var _ = enrolled(visitor, email);
      var page = visitor.open(server.at("/acme/account/security/authenticator"));
      var answer = killedDuring(() -> visitor.submit(page, Map.of("remove", "yes")));
      boolean there = hasFactor(email, "totp");
      assertThat(!there || answer.isEmpty()).as("what was answered is done").isTrue();
      assertThat(isAskedForCode(signIn(TwoTenants.visitor(), email, PASSWORD))).isEqualTo(there);
      if (!there) {
        Patience.until("the mail that tells of it", () -> mails(email, "no longer proves") == 1);
      }
    }

    private void authenticatorUsed(String email) throws Exception {
      var phone = enrolled(TwoTenants.visitor(), email);
      var visitor = TwoTenants.visitor();
      var asked = signIn(visitor, email, PASSWORD);
      var code = phone.code(0);
      var answer = killedDuring(() -> visitor.submit(asked, Map.of("code", code)));
      once(answer.filter(World::isIn).isPresent(), () -> passes(email, code));
    }

    /// What worked before the kill works no more, and what did not works once at most.
    private static void once(boolean worked, Request<Boolean> again) throws Exception {
      int times = (worked ? 1 : 0) + (again.send() ? 1 : 0) + (again.send() ? 1 : 0);
      assertThat(times).as("times that it worked").isLessThanOrEqualTo(1);
    }

    private void browserTrusted(String email) throws Exception {
      var phone = enrolled(TwoTenants.visitor(), email);
      var visitor = TwoTenants.visitor();
      var asked = signIn(visitor, email, PASSWORD);
      var code = phone.code(0);
      var answer = killedDuring(() -> visitor.submit(asked, Map.of("code", code, "trust", "yes")));
      boolean worked = answer.filter(World::isIn).isPresent();
      once(worked, () -> passes(email, code));
      var again = visitor.open(web().authorize(Map.of("prompt", "login")));
      var page = visitor.submit(again, Map.of("email", email, "password", PASSWORD));
      assertThat(isIn(page)).as("trusted, as it was told").isEqualTo(worked);
    }

    private static List<String> codes(Page page) {
      return CODE.matcher(page.text()).results().map(found -> found.group()).toList();
    }

    private void codesMade(String email) throws Exception {
      var visitor = TwoTenants.visitor();
      var page = account(visitor, email, "/recovery-codes");
      var old = codes(visitor.submit(page, Map.of("act", "make")));
      assertThat(old).hasSize(10);
      var visit = TwoTenants.visitor();
      var asked = visit.open(server.at("/acme/account/security/recovery-codes"));
      var second = visit.submit(asked, Map.of("email", email, "password", PASSWORD));
      var mine = isAskedForCode(second) ? visit.submit(second, Map.of("code", old.get(0))) : second;
      var answer = killedDuring(() -> codes(visit.submit(mine, Map.of("act", "make"))));
      assertThat(hasFactor(email, "codes")).isTrue();
      boolean oldOne = passesWith(email, old.get(1));
      assertThat(answer.isPresent() && oldOne).as("both work").isFalse();
      var told = answer.filter(made -> made.size() == 10);
      if (told.isPresent()) {
        assertThat(passesWith(email, told.get().getFirst())).as("as told").isTrue();
      } else if (!oldOne) {
        assertThat(passesWith(email, old.get(2))).as("all replaced").isFalse();
      }
    }

    /// Where the application wants a second factor of whoever has one.
    private boolean passesWith(String email, String code) throws Exception {
      var visitor = TwoTenants.visitor();
      var wish = Map.of("acr_values", "urn:gatewright:acr:mfa");
      var asked = visitor.signIn(visitor.open(web().authorize(wish)), email, PASSWORD);
      return isAskedForCode(asked) && isIn(visitor.submit(asked, Map.of("code", code)));
    }

    private void codeUsed(String email) throws Exception {
      var said = server.run("user recovery-codes", email, "--issuer", "acme", "--demand");
      var codes = CODE.matcher(said).results().map(found -> found.group()).toList();
      var visitor = TwoTenants.visitor();
      var asked = signIn(visitor, email, PASSWORD);
      var answer = killedDuring(() -> visitor.submit(asked, Map.of("code", codes.getFirst())));
      once(answer.filter(World::isIn).isPresent(), () -> passes(email, codes.getFirst()));
      assertThat(passes(email, codes.get(1))).as("the others still work").isTrue();
    }

    /// The command is carried out by the running server, which dies of it; then the command may
    /// have done it or not, and never for one of two.
    private void factorsTaken(String email) throws Exception {
      var _ = enrolled(TwoTenants.visitor(), email);
      var _ = server.run("user recovery-codes", email, "--issuer", "acme", "--demand");
      var killed = server;
      var command =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  var _ = killed.run("user factors remove", email, "all", "--issuer", "acme");
                } catch (AssertionError e) {
                  // killed meanwhile, or not yet running
                }
              });
      LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(60)));
      killed.kill();
      command.join();
      server = start();
      kills++;
      assertThat(hasFactor(email, "totp")).as("both or none").isEqualTo(hasFactor(email, "codes"));
    }

    private void passwordChanged(String email) throws Exception {
      var visitor = TwoTenants.visitor();
      var page = account(visitor, email, "/password");
      var answer =
          killedDuring(() -> visitor.submit(page, Map.of("current", PASSWORD, "new", ANOTHER)));
      boolean first = isIn(signIn(TwoTenants.visitor(), email, PASSWORD));
      boolean second = isIn(signIn(TwoTenants.visitor(), email, ANOTHER));
      assertThat(first).as("one of the two").isNotEqualTo(second);
      assertThat(second || answer.isEmpty()).as("what was answered is done").isTrue();
    }

    /// One mail holds link and code.
    private SmtpStub.Taken mailed(Visitor visitor, String email) throws Exception {
      var login = visitor.open(web().authorize());
      sent = visitor.submit(login, Map.of("email", email, "choose", "email_code"));
      assertThat(sent.status()).as(sent.text()).isEqualTo(200);
      Patience.until("a mail to " + email, () -> !Joining.mails(mail, email).isEmpty());
      return Joining.mails(mail, email).getLast();
    }

    private Page sent = new Page(URI.create("about:blank"), 0, NO_HEADERS, "", List.of());

    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (_, _) -> true);

    private void linkUsed(String email) throws Exception {
      var visitor = TwoTenants.visitor();
      var link = Joining.link(mailed(visitor, email));
      var page = visitor.open(link);
      var answer = killedDuring(() -> visitor.submit(page, Map.of()));
      once(
          answer.filter(World::isIn).isPresent(),
          () -> {
            var other = TwoTenants.visitor();
            var opened = other.open(link);
            return opened.status() == 200
                && other.submit(opened, Map.of()).uri().getPath().equals("/acme/login/arrived");
          });
    }

    private void mailedCodeUsed(String email) throws Exception {
      var visitor = TwoTenants.visitor();
      var taken = mailed(visitor, email);
      var digits = DIGITS.matcher(taken.part("text/plain"));
      assertThat(digits.find()).isTrue();
      var page = sent;
      var code = Map.of("code", digits.group(1));
      var tabs = Arrays.asList(visitor.twin(), visitor.twin()).iterator();
      var answer = killedDuring(() -> visitor.submit(page, code));
      once(answer.filter(World::isIn).isPresent(), () -> isIn(tabs.next().submit(page, code)));
    }

    /// A PIN is good for many; the answer that it gave is good for one redemption.
    private void pinUsed() throws Exception {
      var made = PIN.matcher(server.run("pin create", "Till", "--issuer", "acme"));
      assertThat(made.find()).isTrue();
      var till =
          new RelyingParty(server.at("/acme"), "till", TwoTenants.SECRET, TwoTenants.CALLBACK);
      var visitor = TwoTenants.visitor();
      var asked = visitor.open(till.authorize(Map.of("scope", "tickets")));
      var answer = killedDuring(() -> visitor.submit(asked, Map.of("code", made.group(1))));
      var given = answer.filter(World::isIn);
      if (given.isPresent()) {
        var code = TwoTenants.code(given.get());
        once(till.redeem(code).isOk(), () -> till.redeem(code).isOk());
      }
      var again = TwoTenants.visitor();
      var page = again.open(till.authorize(Map.of("scope", "tickets")));
      assertThat(isIn(again.submit(page, Map.of("code", made.group(1))))).isTrue();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
