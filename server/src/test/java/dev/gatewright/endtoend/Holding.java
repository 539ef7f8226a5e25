package dev.gatewright.endtoend;

import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.RelyingParty.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// One code, and what its client was told when it used it: the tokens acknowledged so far, and the
/// one request whose answer is still out. Used by one thread at a time.
final class Holding {
  /// What the client does with a holding.
  enum Step {
    REDEEM,
    REFRESH,
    REVOKE,
    /// No request: nothing is unanswered.
    NONE
  }

  private final RelyingParty party;
  private final String code;
  private final List<String> refreshTokens = new ArrayList<>();
  private String accessToken = "";
  private String idToken = "";
  private Step unanswered = Step.NONE;
  private boolean revoked;

  Holding(RelyingParty party, String code) {
    this.party = party;
    this.code = code;
  }

  /// Does one step; its answer must be 200.
  ///
  /// @throws IOException when the server is gone; the step stays unanswered
  void take(Step step) throws IOException, InterruptedException {
    unanswered = step;
    var answer =
        switch (step) {
          case REDEEM -> party.redeem(code);
          case REFRESH -> party.refresh(newest());
          case REVOKE -> party.revoke(newest());
          case NONE -> throw new IllegalArgumentException("no step");
        };
    if (!answer.isOk()) {
      throw new AssertionError(step + " was refused before the crash: " + answer.body());
    }
    if (step == Step.REVOKE) {
      revoked = true;
    } else {
      keep(answer);
    }
    unanswered = Step.NONE;
  }

  /// Takes the tokens of an answer that came.
  void keep(Answer tokens) {
    accessToken = tokens.text("access_token");
    idToken = tokens.text("id_token");
    refreshTokens.add(tokens.text("refresh_token"));
  }

  Answer presentCode() throws IOException, InterruptedException {
    return party.redeem(code);
  }

  Answer present(String refreshToken) throws IOException, InterruptedException {
    return party.refresh(refreshToken);
  }

  boolean isAccessTokenActive() throws IOException, InterruptedException {
    return party.isActive(accessToken);
  }

  boolean isUnanswered() {
    return unanswered != Step.NONE;
  }

  /// Which step's answer never came; asked once, after the crash.
  Step settle() {
    var step = unanswered;
    unanswered = Step.NONE;
    return step;
  }

  boolean isRedeemed() {
    return !refreshTokens.isEmpty();
  }

  boolean isRevoked() {
    return revoked;
  }

  /// From now on it must stay dead.
  void bury() {
    revoked = true;
  }

  String idToken() {
    return idToken;
  }

  String newest() {
    return refreshTokens.getLast();
  }

  List<String> refreshTokens() {
    return List.copyOf(refreshTokens);
  }
}
