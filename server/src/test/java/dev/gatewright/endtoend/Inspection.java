package dev.gatewright.endtoend;

import dev.gatewright.endtoend.Holding.Step;
import dev.gatewright.endtoend.Verdicts.Broken;
import dev.gatewright.testing.RelyingParty.Answer;
import java.io.IOException;
import java.util.Random;

/// Compares what clients were told before the crash with what holds after it.
final class Inspection {
  private final Verdicts verdicts;
  private final Random random;

  Inspection(Verdicts verdicts, Random random) {
    this.verdicts = verdicts;
    this.random = random;
  }

  /// Looks at one holding. It is buried afterwards unless its client may go on with it.
  void inspect(Holding holding) throws IOException, InterruptedException {
    var unanswered = holding.settle();
    if (unanswered == Step.REDEEM) {
      perhapsRedeemed(holding);
    } else if (holding.isRevoked()) {
      stillDead(holding);
    } else if (unanswered == Step.REVOKE) {
      perhapsRevoked(holding);
    } else {
      alive(holding);
    }
  }

  /// Nobody knows whether the code was spent; it may be spent now, and then never again.
  private void perhapsRedeemed(Holding holding) throws IOException, InterruptedException {
    var first = holding.presentCode();
    verdicts.expect(first.isOk() || isInvalidGrant(first), Broken.LOST, "code: " + first.body());
    if (first.isOk()) {
      holding.keep(first);
    }
    verdicts.expect(
        isInvalidGrant(holding.presentCode()), Broken.DOUBLE_SPENT, "a code with a lost answer");
    holding.bury();
    if (first.isOk()) {
      stillDead(holding);
    }
  }

  private void perhapsRevoked(Holding holding) throws IOException, InterruptedException {
    var answer = holding.present(holding.newest());
    verdicts.expect(
        answer.isOk() || isInvalidGrant(answer), Broken.LOST, "refresh: " + answer.body());
    holding.bury();
    if (!answer.isOk()) {
      stillDead(holding);
    } else {
      verdicts.expect(
          isInvalidGrant(holding.presentCode()), Broken.DOUBLE_SPENT, "the code of a live grant");
    }
  }

  /// An unanswered refresh may have moved the grant on; its client then gets the same successor.
  private void alive(Holding holding) throws IOException, InterruptedException {
    var tokens = holding.refreshTokens();
    if (tokens.size() > 1 && random.nextInt(4) == 0) {
      usedBefore(holding, tokens.get(tokens.size() - 2));
      return;
    }
    var answer = holding.present(holding.newest());
    verdicts.expect(answer.isOk(), Broken.LOST, "the newest refresh token: " + answer.body());
    if (!answer.isOk()) {
      holding.bury();
      return;
    }
    holding.keep(answer);
    switch (random.nextInt(4)) {
      case 0 -> {
        verdicts.expect(
            isInvalidGrant(holding.presentCode()), Broken.DOUBLE_SPENT, "an acknowledged code");
        holding.bury();
        stillDead(holding);
      }
      case 1 -> steal(holding);
      default -> {}
    }
  }

  /// A used token is good for nothing but the successor that it gave already.
  private void usedBefore(Holding holding, String token) throws IOException, InterruptedException {
    var again = holding.present(token);
    verdicts.expect(
        isInvalidGrant(again) || again.text("refresh_token").equals(holding.newest()),
        Broken.DOUBLE_SPENT,
        "a used refresh token began a second line");
    if (!again.isOk()) {
      holding.bury();
      stillDead(holding);
    }
  }

  private void steal(Holding holding) throws IOException, InterruptedException {
    var tokens = holding.refreshTokens();
    if (tokens.size() < 3) {
      return;
    }
    verdicts.expect(
        isInvalidGrant(holding.present(tokens.getFirst())),
        Broken.DOUBLE_SPENT,
        "a refresh token used long ago");
    holding.bury();
    stillDead(holding);
  }

  /// Looks at the holdings of the session that was left, after which nobody uses them.
  void inspectLeavers(Workload.Told told) throws IOException, InterruptedException {
    for (var holding : told.leavers()) {
      if (told.loggedOut()) {
        stillDead(holding);
      } else if (holding.settle() == Step.REDEEM) {
        perhapsRedeemed(holding);
      }
    }
  }

  /// Neither its tokens nor its code may be of use.
  void stillDead(Holding holding) throws IOException, InterruptedException {
    verdicts.expect(
        isInvalidGrant(holding.present(holding.newest())),
        Broken.RESURRECTED,
        "a revoked refresh token");
    verdicts.expect(
        !holding.isAccessTokenActive(), Broken.RESURRECTED, "the access token of a revoked grant");
    verdicts.expect(
        isInvalidGrant(holding.presentCode()), Broken.DOUBLE_SPENT, "the code of a revoked grant");
  }

  private static boolean isInvalidGrant(Answer answer) {
    return answer.status() == 400 && answer.text("error").equals("invalid_grant");
  }
}
