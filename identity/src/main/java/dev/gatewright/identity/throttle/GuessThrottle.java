package dev.gatewright.identity.throttle;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.PinId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.AttackKind;
import dev.gatewright.identity.store.ThrottleKey;
import dev.gatewright.identity.store.Throttles;
import dev.gatewright.identity.store.Throttles.Reservation;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/// Bounds how many wrong passwords and codes an account, a browser and a network address may send.
///
/// An attempt is counted before what was typed is looked at and given back when it was right, so a
/// hundred guesses at once get no further than a hundred one by one. A browser that signed in to
/// the account before counts on a budget of its own and on no other: whoever hammers the account,
/// even from the same network, cannot keep its owner out of it. Success gives back its own attempt
/// and nothing more, so an attacker's own account does not buy guesses at another. Each method has
/// budgets of its own at an account, all share the address's. Accounts that are not there are
/// counted the same way. The network around an address has a budget too, so that whoever rents a
/// few hundred addresses is held as well. No budget of an issuer refuses anybody, since a stranger
/// could use it up: what fails is told to the [AttackWatch] instead, and of what is refused only a
/// few of each address, so that no address alone makes an attack of an issuer or keeps one up. A
/// PIN is nobody's: browsers that never had one right share one budget at the issuer.
public final class GuessThrottle {
  /// How many refused attempts of one address say that the issuer is attacked.
  private static final ThrottleLimit TELLING = new ThrottleLimit(5, Duration.ofMinutes(15));

  private final Throttles throttles;
  private final ThrottleLimits limits;
  private final ThrottleKeys keys;
  private final AttackWatch watch;

  /// `key` hides what was typed from the store; it is at least 128 random bits that stay the same
  /// for as long as counts shall hold.
  public GuessThrottle(
      Throttles throttles, ThrottleLimits limits, SecretKey key, AttackWatch watch) {
    this.throttles = throttles;
    this.limits = limits;
    this.keys = new ThrottleKeys(key);
    this.watch = watch;
  }

  /// Who tries. `account` is absent when what was typed can be no account's address.
  public sealed interface Guesser {
    /// A browser that never signed in to the account.
    record Stranger(Optional<CanonicalEmail> account, InetAddress address) implements Guesser {}

    /// The same for an account that goes by another name than its address. Each name counts for
    /// itself, so that no answer tells that two are one person's.
    record Named(LoginName account, InetAddress address) implements Guesser {}

    /// Somebody who shows what cannot be guessed, such as a code of 80 random bits: only the
    /// address is counted, so no stranger can use up the owner's attempts.
    record Holder(InetAddress address) implements Guesser {}

    /// A browser that signed in to the account before.
    record KnownDevice(UserId user, DeviceId device) implements Guesser {}

    /// Whoever is signed in to the account, without a browser that shows so. All of them are
    /// counted together: another login buys no more guesses.
    record SignedIn(UserId user) implements Guesser {}

    /// A browser that guesses at a PIN and never had one right.
    record PinStranger(InetAddress address) implements Guesser {}

    /// A browser in which this PIN was right before. All such browsers are counted together:
    /// whoever has one PIN can make as many of them as they like.
    record PinHolder(PinId pin) implements Guesser {}
  }

  /// Whether an attempt may be made.
  public sealed interface Permission {
    /// It is counted; say `giveBack` unless what was typed turns out wrong.
    record Allowed(Attempt attempt) implements Permission {}

    /// None before so long; nothing was counted.
    record Throttled(Duration retryAfter) implements Permission {}
  }

  /// Counts an attempt in every budget that it falls under, or in none when one is spent.
  public Permission reserve(TenantId tenant, SignInMethod method, Guesser guesser, Instant now) {
    var taken = new ArrayList<Attempt.Taken>();
    for (var budget : budgets(tenant, method, guesser)) {
      var limit = budget.limit();
      var reservation =
          throttles.reserve(tenant, budget.key(), limit.attempts(), limit.window(), now);
      if (!reservation.isAllowed()) {
        new Attempt(tenant, taken).giveBack();
        tellRefused(tenant, guesser, now);
        return new Permission.Throttled(reservation.left(now));
      }
      taken.add(new Attempt.Taken(budget.key(), reservation));
    }
    return new Permission.Allowed(new Attempt(tenant, taken));
  }

  private void tellRefused(TenantId tenant, Guesser guesser, Instant now) {
    var address =
        switch (guesser) {
          case Guesser.Stranger(_, var from) -> Optional.of(from);
          case Guesser.Named(_, var from) -> Optional.of(from);
          case Guesser.Holder(var from) -> Optional.of(from);
          case Guesser.PinStranger(var from) -> Optional.of(from);
          case Guesser.KnownDevice _, Guesser.SignedIn _, Guesser.PinHolder _ ->
              Optional.<InetAddress>empty();
        };
    address
        .map(from -> keys.refused(tenant, from))
        .filter(key ->
            throttles.reserve(tenant, key, TELLING.attempts(), TELLING.window(), now).isAllowed())
        .ifPresent(_ -> watch.note(tenant, AttackKind.SIGN_IN, now));
  }

  private record Budget(ThrottleKey key, ThrottleLimit limit) {}

  /// The widest comes first: one that is spent must not touch the account's budget even for the
  /// moment until it is given back.
  private List<Budget> budgets(TenantId tenant, SignInMethod method, Guesser guesser) {
    return switch (guesser) {
      case Guesser.KnownDevice(var user, var device) ->
          List.of(new Budget(keys.device(tenant, method, user, device), limits.perDevice()));
      case Guesser.SignedIn(var user) ->
          List.of(new Budget(keys.signedIn(tenant, method, user), limits.perDevice()));
      case Guesser.PinHolder(var pin) ->
          List.of(new Budget(keys.pinHolder(tenant, pin), limits.perDevice()));
      case Guesser.PinStranger(var address) -> {
        var budgets = around(tenant, address);
        budgets.add(new Budget(keys.pins(tenant), limits.perAccount()));
        yield budgets;
      }
      case Guesser.Holder(var address) -> around(tenant, address);
      case Guesser.Named(var account, var address) -> {
        var budgets = around(tenant, address);
        budgets.add(new Budget(keys.name(tenant, method, account), limits.perAccount()));
        yield budgets;
      }
      case Guesser.Stranger(var account, var address) -> {
        var budgets = around(tenant, address);
        account.ifPresent(email ->
            budgets.add(new Budget(keys.account(tenant, method, email), limits.perAccount())));
        yield budgets;
      }
    };
  }

  private List<Budget> around(TenantId tenant, InetAddress address) {
    var budgets = new ArrayList<Budget>();
    budgets.add(new Budget(keys.network(tenant, address), limits.perNetwork()));
    budgets.add(new Budget(keys.address(tenant, address), limits.perAddress()));
    return budgets;
  }

  /// One counted attempt. Not for use by several threads.
  public final class Attempt {
    private final TenantId tenant;
    private final List<Taken> taken;

    private Attempt(TenantId tenant, List<Taken> taken) {
      this.tenant = tenant;
      this.taken = List.copyOf(taken);
    }

    private record Taken(ThrottleKey key, Reservation reservation) {}

    /// What was typed was right, or never looked at. Called at most once.
    public void giveBack() {
      for (var one : taken) {
        throttles.release(tenant, one.key(), one.reservation());
      }
    }

    /// It was wrong: the wait before another attempt, when this one was the last of a budget, so
    /// that the person hears it now and not after typing once more.
    public Optional<Duration> waitAfterFailure(Instant now) {
      watch.note(tenant, AttackKind.SIGN_IN, now);
      return taken.stream()
          .map(Taken::reservation)
          .filter(Reservation::isLast)
          .map(reservation -> reservation.left(now))
          .max(Duration::compareTo);
    }
  }
}
