package dev.gatewright.server.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import java.time.Instant;
import java.util.Optional;

/// What a page shows and wants to see again: sealed, for one purpose, one session, one person and
/// ten minutes.
final class PageSeal {
  private static final String END = "\n";

  private final Seals seals;
  private final String purpose;

  PageSeal(Seals seals, String purpose) {
    this.seals = seals;
    this.purpose = purpose;
  }

  String seal(AccountVisit visit, String text) {
    var sealed = head(visit) + visit.now().toEpochMilli() + END + text;
    return seals.seal(visit.issuer(), SealType.ACCOUNT, sealed.getBytes(UTF_8));
  }

  /// Empty for what is not ours, of another page, session or person, or too old.
  Optional<String> open(AccountVisit visit, String sealed) {
    var head = head(visit);
    return seals
        .open(visit.issuer(), SealType.ACCOUNT, sealed)
        .map(bytes -> new String(bytes, UTF_8))
        .filter(text -> text.startsWith(head))
        .map(text -> text.substring(head.length()).split(END, 2))
        .filter(parts -> parts.length == 2 && isYoung(parts[0], visit.now()))
        .map(parts -> parts[1]);
  }

  private static boolean isYoung(String millis, Instant now) {
    return now.isBefore(Instant.ofEpochMilli(Long.parseLong(millis)).plus(SignInState.LIFETIME));
  }

  private String head(AccountVisit visit) {
    return purpose + END + visit.session().id().value() + END + visit.person().value() + END;
  }
}
