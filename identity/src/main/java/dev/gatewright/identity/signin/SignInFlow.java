package dev.gatewright.identity.signin;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.signin.AccountGate.Admission;
import dev.gatewright.identity.signin.SignInHandler.Use;
import dev.gatewright.identity.signin.SignInHandler.Verdict;
import dev.gatewright.identity.signin.SignInStep.Reason;
import dev.gatewright.identity.signin.SignInStep.Refused;
import dev.gatewright.identity.store.KnownDevices;
import dev.gatewright.identity.store.Users;
import dev.gatewright.identity.throttle.GuessThrottle;
import dev.gatewright.identity.throttle.GuessThrottle.Attempt;
import dev.gatewright.identity.throttle.GuessThrottle.Guesser;
import dev.gatewright.identity.throttle.GuessThrottle.Permission;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Signing in, step by step: what is asked, whether the answer passes, what is asked then.
///
/// The flow counts attempts, asks the method's handler, asks the account's gate and then the table
/// of [NextFactor]; a handler does none of that. It keeps nothing between two steps. Whether there
/// is an account shows neither in an answer nor in a count nor in the work done. Safe for use by
/// several threads.
public final class SignInFlow {
  private final Users users;
  private final KnownDevices devices;
  private final GuessThrottle throttle;
  private final AccountGate gate;
  private final Map<SignInMethod, SignInHandler> handlers = new LinkedHashMap<>();

  /// `handlers` are asked and offered in this order.
  public SignInFlow(
      Users users,
      KnownDevices devices,
      GuessThrottle throttle,
      AccountGate gate,
      List<SignInHandler> handlers) {
    this.users = users;
    this.devices = devices;
    this.throttle = throttle;
    this.gate = gate;
    handlers.forEach(handler -> this.handlers.put(handler.method(), handler));
  }

  /// What to ask where a login stands; `Done` when nothing more is wanted.
  public SignInStep show(TenantId tenant, SignInState state, SignInPolicy policy, Instant now) {
    return state.person().isEmpty()
        ? new SignInStep.Ask(firstMethods())
        : switch (gate.check(tenant, state.person().get(), state.begun().orElse(Instant.EPOCH))) {
          case Admission.Admitted(var user) -> ask(tenant, user, state, policy, now);
          case Admission.NoSuchUser _, Admission.NotActive _, Admission.SignedOut _ ->
              new SignInStep.Ask(firstMethods());
        };
  }

  /// Takes an answer. `now` is when it came.
  public SignInStep next(
      TenantId tenant,
      SignInState state,
      SignInInput input,
      SignInPolicy policy,
      Visitor visitor,
      Instant now) {
    return switch (input) {
      case SignInInput.Password password -> first(tenant, password, policy, visitor, now);
      case SignInInput.Code code -> second(tenant, state, code, policy, visitor, now);
    };
  }

  private SignInStep first(
      TenantId tenant,
      SignInInput.Password typed,
      SignInPolicy policy,
      Visitor visitor,
      Instant now) {
    var email = CanonicalEmail.parse(typed.email());
    var user = email.flatMap(known -> users.findByEmail(tenant, known));
    var guesser = guesser(tenant, email, user, visitor);
    return switch (throttle.reserve(tenant, SignInMethod.PASSWORD, guesser, now)) {
      case Permission.Allowed(var attempt) -> {
        var verdict = judge(SignInMethod.PASSWORD, tenant, user, typed, visitor, now);
        yield proceed(
            tenant,
            SignInState.NOTHING,
            user,
            SignInMethod.PASSWORD,
            verdict,
            attempt,
            policy,
            now);
      }
      case Permission.Throttled throttled ->
          past(tenant, user, typed, policy, visitor, now)
              .orElseGet(() -> new Refused(Reason.THROTTLED, Optional.of(throttled.retryAfter())));
    };
  }

  /// Whoever shows a code that cannot be guessed has one password looked at, whatever strangers
  /// used up. The code is spent first, so it buys no second look.
  private Optional<SignInStep> past(
      TenantId tenant,
      Optional<User> user,
      SignInInput.Password typed,
      SignInPolicy policy,
      Visitor visitor,
      Instant now) {
    if (typed.code().isEmpty()) {
      return Optional.empty();
    }
    var method = SignInMethod.RECOVERY_CODE;
    var holder = new Guesser.Holder(visitor.address());
    return switch (throttle.reserve(tenant, method, holder, now)) {
      case Permission.Throttled _ -> Optional.empty();
      case Permission.Allowed(var attempt) -> {
        var code = new SignInInput.Code(typed.code().get());
        if (judge(method, tenant, user, code, visitor, now) != Verdict.PASSED) {
          yield Optional.empty();
        }
        var state = SignInState.NOTHING.with(user.orElseThrow().id(), new Factor(method, now));
        var verdict = judge(SignInMethod.PASSWORD, tenant, user, typed, visitor, now);
        yield Optional.of(
            proceed(tenant, state, user, SignInMethod.PASSWORD, verdict, attempt, policy, now));
      }
    };
  }

  private SignInStep second(
      TenantId tenant,
      SignInState state,
      SignInInput.Code code,
      SignInPolicy policy,
      Visitor visitor,
      Instant now) {
    if (!(show(tenant, state, policy, now) instanceof SignInStep.Challenge(_, _, var method))) {
      return new Refused(Reason.STALE);
    }
    var user = state.person().flatMap(person -> users.findById(tenant, person));
    var guesser = guesser(tenant, user.map(User::email), user, visitor);
    return switch (throttle.reserve(tenant, method, guesser, now)) {
      case Permission.Throttled(var retryAfter) ->
          new Refused(Reason.THROTTLED, Optional.of(retryAfter));
      case Permission.Allowed(var attempt) -> {
        var verdict = judge(method, tenant, user, code, visitor, now);
        yield proceed(tenant, state, user, method, verdict, attempt, policy, now);
      }
    };
  }

  private Verdict judge(
      SignInMethod method,
      TenantId tenant,
      Optional<User> user,
      SignInInput input,
      Visitor visitor,
      Instant now) {
    var handler = handlers.get(method);
    return handler == null ? Verdict.FAILED : handler.judge(tenant, user, input, visitor, now);
  }

  private SignInStep proceed(
      TenantId tenant,
      SignInState state,
      Optional<User> user,
      SignInMethod method,
      Verdict verdict,
      Attempt attempt,
      SignInPolicy policy,
      Instant now) {
    return switch (verdict) {
      case BUSY -> {
        attempt.giveBack();
        yield new Refused(Reason.BUSY);
      }
      case FAILED -> wrong(attempt, now);
      case PASSED -> {
        attempt.giveBack();
        var person = user.orElseThrow().id();
        yield admit(tenant, state.with(person, new Factor(method, now)), policy, now);
      }
    };
  }

  /// The account is read again: it may have been shut, or signed out everywhere because its
  /// password changed, since the first factor was proved.
  private SignInStep admit(TenantId tenant, SignInState state, SignInPolicy policy, Instant now) {
    var person = state.person().orElseThrow();
    return switch (gate.check(tenant, person, state.begun().orElse(now))) {
      case Admission.Admitted(var user) -> ask(tenant, user, state, policy, now);
      case Admission.NotActive _ -> new Refused(Reason.NOT_ACTIVE);
      case Admission.NoSuchUser _, Admission.SignedOut _ -> new Refused(Reason.WRONG);
    };
  }

  private SignInStep ask(
      TenantId tenant, User user, SignInState state, SignInPolicy policy, Instant now) {
    return switch (NextFactor.of(state.methods(), uses(tenant, user), policy)) {
      case NextFactor.First _ -> new SignInStep.Ask(firstMethods());
      case NextFactor.Second(var method) -> new SignInStep.Challenge(user, state, method);
      case NextFactor.None _ -> new SignInStep.Done(user, state.proved(), now);
    };
  }

  private List<SignInMethod> firstMethods() {
    return handlers.keySet().stream().filter(SignInMethod::isFirst).toList();
  }

  private Map<SignInMethod, Use> uses(TenantId tenant, User user) {
    var uses = new LinkedHashMap<SignInMethod, Use>();
    handlers.forEach((method, handler) -> {
      if (!method.isFirst()) {
        uses.put(method, handler.use(tenant, user));
      }
    });
    return uses;
  }

  private Guesser guesser(
      TenantId tenant, Optional<CanonicalEmail> email, Optional<User> user, Visitor visitor) {
    return user.flatMap(owner ->
            visitor
                .device()
                .filter(device -> devices.isKnown(tenant, owner.id(), device))
                .<Guesser>map(device -> new Guesser.KnownDevice(owner.id(), device)))
        .orElseGet(() -> new Guesser.Stranger(email, visitor.address()));
  }

  private static Refused wrong(Attempt attempt, Instant now) {
    return attempt
        .waitAfterFailure(now)
        .map(wait -> new Refused(Reason.THROTTLED, Optional.of(wait)))
        .orElseGet(() -> new Refused(Reason.WRONG));
  }
}
