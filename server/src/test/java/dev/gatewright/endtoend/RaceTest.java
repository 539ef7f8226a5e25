package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.RelyingParty.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RaceTest {
  private static final int AT_ONCE = 20;

  @TempDir private static Path data = Path.of("");

  @RegisterExtension private static final TwoTenants TENANTS = new TwoTenants(() -> data);

  @RepeatedTest(5)
  @DisplayName(
      "RFC 6749 §4.1.2: one code presented 20 times at once gives one success, whose tokens are"
          + " revoked")
  void oneCode() throws Exception {
    var party = TENANTS.acme();
    var code = TwoTenants.logIn(TwoTenants.visitor(), party);

    var answers = atOnce(() -> party.redeem(code));

    var successes = answers.stream().filter(Answer::isOk).toList();
    assertThat(successes).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !answer.isOk())
        .allSatisfy(answer -> assertThat(answer.text("error")).isEqualTo("invalid_grant"));
    var tokens = successes.getFirst();
    assertThat(party.isActive(tokens.text("access_token"))).isFalse();
    assertThat(party.userInfo(tokens.text("access_token")).status()).isEqualTo(401);
    assertThat(party.refresh(tokens.text("refresh_token")).text("error"))
        .isEqualTo("invalid_grant");
  }

  @RepeatedTest(5)
  @DisplayName("RFC 9700 §4.14.2: one refresh token presented 20 times at once gives one successor")
  void oneRefreshToken() throws Exception {
    var party = TENANTS.acme();
    var tokens = party.redeem(TwoTenants.logIn(TwoTenants.visitor(), party));
    var token = tokens.text("refresh_token");

    var answers = atOnce(() -> party.refresh(token));

    assertThat(answers).allMatch(Answer::isOk);
    var successors =
        answers.stream().map(answer -> answer.text("refresh_token")).distinct().toList();
    assertThat(successors).hasSize(1).doesNotContain(token);
    assertThat(party.refresh(successors.getFirst()).isOk()).isTrue();
    assertThat(party.refresh(token).text("error")).isEqualTo("invalid_grant");
    assertThat(party.isActive(answers.getFirst().text("access_token"))).isFalse();
  }

  @RepeatedTest(3)
  @DisplayName("A logout that races refreshes wins: afterwards no token of the session is of use")
  void logoutRacesRefreshes() throws Exception {
    var party = TENANTS.acme();
    var visitor = TwoTenants.visitor();
    var first = party.redeem(TwoTenants.logIn(visitor, party));
    var bye = party.at("/oauth2/end_session?id_token_hint=" + first.text("id_token"));
    var tokens = new ArrayList<String>();
    for (int i = 1; i < AT_ONCE; i++) {
      var code = TwoTenants.anotherCode(visitor, party);
      tokens.add(party.redeem(code).text("refresh_token"));
    }

    var steps = new ArrayList<Callable<Answer>>();
    tokens.forEach(token -> steps.add(() -> party.refresh(token)));
    steps.add(() -> {
      var page = visitor.open(bye);
      return new Answer(page.status(), page.headers(), "{}");
    });
    var answers = atOnce(steps);

    assertThat(answers.getLast().status()).isEqualTo(200);
    for (var answer : answers.subList(0, tokens.size())) {
      if (answer.isOk()) {
        assertThat(party.isActive(answer.text("access_token"))).isFalse();
        assertThat(party.refresh(answer.text("refresh_token")).isOk()).isFalse();
      }
    }
    assertThat(visitor.open(party.authorize()).query()).doesNotContainKey("code");
  }

  private static List<Answer> atOnce(Callable<Answer> step) throws Exception {
    var steps = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < AT_ONCE; i++) {
      steps.add(step);
    }
    return atOnce(steps);
  }

  private static List<Answer> atOnce(List<Callable<Answer>> steps) throws Exception {
    var start = new CyclicBarrier(steps.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<Answer>>();
      for (var step : steps) {
        futures.add(
            threads.submit(() -> {
              var _ = start.await();
              return step.call();
            }));
      }
      var answers = new ArrayList<Answer>();
      for (var future : futures) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
