package dev.gatewright.identity.mail;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// How many mails an issuer writes within a window that slides.
///
/// What anybody can ask for by typing an address (a link, a code, the notice that an account
/// exists) is bounded by recipient and kind, so that a stranger who asks for one kind uses up no
/// other, and by issuer in shares: whoever signs up with a thousand addresses takes nothing from
/// sign-ins, and neither takes anything from those who are locked out. Notices of what happened in
/// an account have a bound by recipient alone, and so has each kind of what other people have
/// written there, such as invitations, apart from them: nobody else can use up what its owner must
/// hear. That an account exists is told once a day.
public record MailQuota(
    Duration window,
    int askedPerRecipient,
    int newcomersPerIssuer,
    int signInsPerIssuer,
    int recoveryPerIssuer,
    int noticesPerRecipient) {
  public static final MailQuota STANDARD =
      new MailQuota(Duration.ofHours(1), 20, 1500, 2500, 1000, 30);

  /// How often the same news is told to whoever did nothing.
  public static final Duration SAME_NEWS = Duration.ofDays(1);

  public MailQuota {
    if (!window.isPositive()
        || IntStream.of(
                    askedPerRecipient,
                    newcomersPerIssuer,
                    signInsPerIssuer,
                    recoveryPerIssuer,
                    noticesPerRecipient)
                .min()
                .orElseThrow()
            < 1) {
      throw new IllegalArgumentException("a quota of mails allows at least one");
    }
  }

  /// How many of a share an issuer writes; absent where there is no bound.
  public OptionalInt perIssuer(MailShare share) {
    return switch (share) {
      case NEWCOMERS -> OptionalInt.of(newcomersPerIssuer);
      case SIGN_INS -> OptionalInt.of(signInsPerIssuer);
      case RECOVERY -> OptionalInt.of(recoveryPerIssuer);
      case OTHERS, OWN -> OptionalInt.empty();
    };
  }
}
