package dev.gatewright.server.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Sha256;
import dev.gatewright.identity.throttle.AttackWatch;
import dev.gatewright.identity.throttle.Networks;
import dev.gatewright.identity.throttle.UnsolvedThrottle;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.ports.Replay;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.pages.ChallengeView;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Asks unknown browsers for a little work while an issuer is under attack, and looks at what they
/// found. What is asked travels with the page, sealed; nothing is stored until it was solved, and
/// then for as long as it could come again. Safe for use by several threads.
public final class Challenges {
  /// As long as a page of a login may wait for its answer.
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  /// A phone tries 200,000 numbers and more in a second.
  private static final int BITS_UNDER_ATTACK = 17;

  private static final int BITS_ALWAYS = 15;
  private static final String REPLAYED_KIND = "challenge";

  private final Seals seals;
  private final Replay replay;
  private final AttackWatch watch;
  private final UnsolvedThrottle unsolved;
  private final SecureRandom random;
  private final InstantSource clock;

  public Challenges(
      Seals seals,
      Replay replay,
      AttackWatch watch,
      UnsolvedThrottle unsolved,
      SecureRandom random,
      InstantSource clock) {
    this.seals = seals;
    this.replay = replay;
    this.watch = watch;
    this.unsolved = unsolved;
    this.random = random;
    this.clock = clock;
  }

  /// Whether a form is sent with work at this moment, by browsers that nobody knows.
  public boolean isDue(Tenant tenant, ProtectedForm form) {
    return switch (tenant.settings().get(IssuerKeys.CHALLENGE)) {
      case OFF -> false;
      case ALWAYS -> true;
      case AUTO -> isUnderAttack(tenant, form);
    };
  }

  private boolean isUnderAttack(Tenant tenant, ProtectedForm form) {
    var now = clock.instant();
    return form.during().stream().anyMatch(kind -> watch.isUnderAttack(tenant.id(), kind, now));
  }

  /// What the form of this page asks of the browser that loads it.
  ///
  /// @param handle of the login that the form belongs to, or empty
  /// @param mails whether a mail is a way without it
  public ChallengeView ask(
      Tenant tenant, HttpRequest request, ProtectedForm form, String handle, boolean mails) {
    int bits = isUnderAttack(tenant, form) ? BITS_UNDER_ATTACK : BITS_ALWAYS;
    var puzzle = Puzzle.draw(random, bits);
    var until = clock.instant().plus(LIFETIME);
    var text =
        String.join(
            " ",
            puzzle.text(),
            Integer.toString(bits),
            Long.toString(until.toEpochMilli()),
            binding(request, form, handle));
    var sealed = seals.seal(tenant.issuer().id(), SealType.CHALLENGE, text.getBytes(UTF_8));
    return new ChallengeView(sealed, puzzle.text(), bits, mails);
  }

  /// Whether the form came with its work done: by a browser of the same network that loaded this
  /// form, in time, and for the first time. What a form brought back unsolved is counted as part of
  /// the attack, a few times for each network; a program that was never asked is not.
  public boolean isSolved(
      Tenant tenant, HttpRequest request, ProtectedForm form, String handle, Parameters fields) {
    var now = clock.instant();
    var solution = fields.first(ChallengeView.SOLUTION_FIELD).orElse("");
    var given =
        fields
            .first(ChallengeView.CHALLENGE_FIELD)
            .flatMap(sealed -> seals.open(tenant.issuer().id(), SealType.CHALLENGE, sealed))
            .flatMap(bytes -> Asked.parse(new String(bytes, UTF_8)));
    boolean solved =
        given
            .filter(asked -> now.isBefore(asked.until()))
            .filter(asked -> asked.binding().equals(binding(request, form, handle)))
            .filter(asked -> asked.puzzle().isSolvedBy(solution))
            .filter(asked ->
                replay.firstUse(
                    tenant.issuer().id(), REPLAYED_KIND, asked.puzzle().text(), asked.until(), now))
            .isPresent();
    if (!solved && given.isPresent() && unsolved.tells(tenant.id(), request.clientAddress(), now)) {
      form.during().forEach(kind -> watch.prolong(tenant.id(), kind, now));
    }
    return solved;
  }

  /// Whether a form that leads to nothing but a mail is taken without work: a few times, for
  /// browsers that run no script. No stranger of another network can use these up.
  public boolean isSpared(Tenant tenant, HttpRequest request, Optional<DeviceId> device) {
    return unsolved.take(tenant.id(), device, request.clientAddress(), clock.instant());
  }

  private record Asked(Puzzle puzzle, Instant until, String binding) {
    static Optional<Asked> parse(String text) {
      var words = text.split(" ", -1);
      return words.length == 4
          ? Optional.of(
              new Asked(
                  new Puzzle(words[0], Integer.parseInt(words[1])),
                  Instant.ofEpochMilli(Long.parseLong(words[2])),
                  words[3]))
          : Optional.empty();
    }
  }

  private static String binding(HttpRequest request, ProtectedForm form, String handle) {
    var text = form + " " + Networks.siteOf(request.clientAddress()) + " " + handle;
    return Sha256.base64(text);
  }
}
