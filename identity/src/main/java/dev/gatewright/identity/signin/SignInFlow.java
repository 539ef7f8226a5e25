package dev.gatewright.identity.signin;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.signin.AccountGate.Admission;
import dev.gatewright.identity.signin.SignInHandler.Claim;
import dev.gatewright.identity.signin.SignInHandler.Shown;
import dev.gatewright.identity.signin.SignInHandler.Use;
import dev.gatewright.identity.signin.SignInHandler.Verdict;
import dev.gatewright.identity.signin.SignInStep.Reason;
import dev.gatewright.identity.signin.SignInStep.Refused;
import dev.gatewright.identity.store.KnownDevices;
import dev.gatewright.identity.store.LoginNames;
import dev.gatewright.identity.store.Users;
import dev.gatewright.identity.throttle.GuessThrottle;
import dev.gatewright.identity.throttle.GuessThrottle.Attempt;
import dev.gatewright.identity.throttle.GuessThrottle.Guesser;
import dev.gatewright.identity.throttle.GuessThrottle.Permission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
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
  private final LoginNames names;
  private final KnownDevices devices;
  private final GuessThrottle throttle;
  private final AccountGate gate;
  private final Map<SignInMethod, SignInHandler> handlers = new LinkedHashMap<>();

  /// `handlers` are asked and offered in this order.
  public SignInFlow(
      Users users,
      LoginNames names,
      KnownDevices devices,
      GuessThrottle throttle,
      AccountGate gate,
      List<SignInHandler> handlers) {
    this.users = users;
    this.names = names;
    this.devices = devices;
    this.throttle = throttle;
    this.gate = gate;
    handlers.forEach(handler -> this.handlers.put(handler.method(), handler));
  }

  /// What holds for the whole of one step: whose sign-in it is, what is demanded of it, and where
  /// and when it goes on.
  public record Scene(
      TenantId tenant, SignInPolicy policy, Visitor visitor, Optional<Asker> asker, Instant now) {
    /// Of nobody who could be told of outside the page.
    public Scene(TenantId tenant, SignInPolicy policy, Visitor visitor, Instant now) {
      this(tenant, policy, visitor, Optional.empty(), now);
    }
  }

  /// Whether somebody signed in to the account of this name before, in the visitor's browser.
  public boolean knows(Scene scene, String typed) {
    return scene
        .visitor()
        .device()
        .filter(device -> isKnown(scene.tenant(), account(scene, typed).map(User::id), device))
        .isPresent();
  }

  /// What to ask where a login stands; `Done` when nothing more is wanted.
  public SignInStep show(Scene scene, SignInState state) {
    if (state.person().isEmpty()) {
      return first(scene, state);
    }
    var begun = state.begun().orElse(Instant.EPOCH);
    return switch (gate.check(scene.tenant(), state.person().get(), begun)) {
      case Admission.Admitted(var user) -> ask(scene, user, state);
      case Admission.Leaving(var user) -> leaving(ask(scene, user, state));
      case Admission.NoSuchUser _, Admission.NotActive _, Admission.SignedOut _ ->
          first(scene, SignInState.NOTHING);
    };
  }

  /// Takes an answer, which came at the scene's time.
  public SignInStep next(Scene scene, SignInState state, SignInInput input) {
    return switch (input) {
      case SignInInput.Identifier(var typed) -> first(scene, SignInState.NOTHING.claiming(typed));
      case SignInInput.Password typed -> password(scene, typed);
      case SignInInput.Code code -> offered(scene, state, code.method(), code);
      case SignInInput.Assertion assertion ->
          offered(scene, state, SignInMethod.PASSKEY, assertion);
      case SignInInput.LinkOpened opened -> brought(scene, SignInMethod.MAGIC_LINK, opened);
      case SignInInput.Upstream arrived -> brought(scene, SignInMethod.UPSTREAM, arrived);
      case SignInInput.Choice(var method, var typed) -> choose(scene, state, method, typed);
    };
  }

  private SignInStep password(Scene scene, SignInInput.Password typed) {
    var method = SignInMethod.PASSWORD;
    if (!scene.policy().allows(method)) {
      return new Refused(Reason.STALE);
    }
    var state = SignInState.NOTHING.claiming(typed.email());
    var user = account(scene, typed.email());
    var guesser = guesser(scene, typed.email(), user);
    return switch (throttle.reserve(scene.tenant(), method, guesser, scene.now())) {
      case Permission.Allowed(var attempt) -> judge(scene, state, user, method, typed, attempt);
      case Permission.Throttled throttled ->
          past(scene, state, user, typed)
              .orElseGet(() -> new Refused(Reason.THROTTLED, Optional.of(throttled.retryAfter())));
    };
  }

  /// Whoever shows a code that cannot be guessed has one password looked at, whatever strangers
  /// used up. The code is spent first, so it buys no second look.
  private Optional<SignInStep> past(
      Scene scene, SignInState state, Optional<User> user, SignInInput.Password typed) {
    if (typed.code().isEmpty()) {
      return Optional.empty();
    }
    var method = SignInMethod.RECOVERY_CODE;
    var holder = new Guesser.Holder(scene.visitor().address());
    return switch (throttle.reserve(scene.tenant(), method, holder, scene.now())) {
      case Permission.Throttled _ -> Optional.empty();
      case Permission.Allowed(var attempt) -> {
        var code = new SignInInput.Code(method, typed.code().get());
        if (!(verdict(scene, state, user, method, code) instanceof Verdict.Passed passed)) {
          yield Optional.empty();
        }
        var proved = state.with(passed.person(), factor(scene, method, code, passed));
        yield Optional.of(judge(scene, proved, user, SignInMethod.PASSWORD, typed, attempt));
      }
    };
  }

  /// A link, or a provider's word, says itself who it is of, and whoever brings it holds what
  /// cannot be guessed. What was proved before in this browser is not the same person's for
  /// certain.
  private SignInStep brought(Scene scene, SignInMethod method, SignInInput input) {
    if (!mayBring(scene, method)) {
      return new Refused(Reason.STALE);
    }
    var holder = new Guesser.Holder(scene.visitor().address());
    return switch (throttle.reserve(scene.tenant(), method, holder, scene.now())) {
      case Permission.Throttled(var retryAfter) ->
          new Refused(Reason.THROTTLED, Optional.of(retryAfter));
      case Permission.Allowed(var attempt) ->
          judge(scene, SignInState.NOTHING, Optional.empty(), method, input, attempt);
    };
  }

  /// A mailed code has a link beside it for whoever cannot type the code, because strangers used up
  /// the tries at it.
  private static boolean mayBring(Scene scene, SignInMethod method) {
    return scene.policy().allows(method)
        || (method == SignInMethod.MAGIC_LINK && scene.policy().allows(SignInMethod.EMAIL_CODE));
  }

  /// An answer to a method that the page offered.
  private SignInStep offered(
      Scene scene, SignInState state, SignInMethod method, SignInInput input) {
    var step = show(scene, state);
    if (!step.offered().contains(method)) {
      return new Refused(Reason.STALE);
    }
    var user =
        method == SignInMethod.PIN
            ? Optional.<User>empty()
            : person(step).or(() -> claimed(scene, state));
    var guesser =
        switch (input) {
          case SignInInput.Code(var of, _) when of == SignInMethod.PIN -> guest(scene.visitor());
          case SignInInput.Assertion _ -> new Guesser.Holder(scene.visitor().address());
          case SignInInput.Identifier _,
              SignInInput.Password _,
              SignInInput.Code _,
              SignInInput.LinkOpened _,
              SignInInput.Upstream _,
              SignInInput.Choice _ ->
              guesser(scene, said(step, state), user);
        };
    return switch (throttle.reserve(scene.tenant(), method, guesser, scene.now())) {
      case Permission.Throttled(var retryAfter) ->
          new Refused(Reason.THROTTLED, Optional.of(retryAfter));
      case Permission.Allowed(var attempt) -> judge(scene, state, user, method, input, attempt);
    };
  }

  private SignInStep judge(
      Scene scene,
      SignInState state,
      Optional<User> user,
      SignInMethod method,
      SignInInput input,
      Attempt attempt) {
    return switch (verdict(scene, state, user, method, input)) {
      case Verdict.Busy _ -> {
        attempt.giveBack();
        yield new Refused(Reason.BUSY);
      }
      case Verdict.Failed _ -> wrong(attempt, scene.now());
      case Verdict.Guest(var pin) -> {
        attempt.giveBack();
        yield new SignInStep.Guest(pin, scene.now());
      }
      case Verdict.Passed passed
          when state.person().filter(known -> !known.equals(passed.person())).isPresent() ->
          wrong(attempt, scene.now()); // somebody else's proof adds nothing
      case Verdict.Passed passed -> {
        attempt.giveBack();
        yield admit(scene, state.with(passed.person(), factor(scene, method, input, passed)));
      }
    };
  }

  private Verdict verdict(
      Scene scene, SignInState state, Optional<User> user, SignInMethod method, SignInInput input) {
    var handler = handlers.get(method);
    return handler == null ? Verdict.FAILED : handler.judge(claim(scene, state, user), input);
  }

  /// The account is read again: it may have been shut, or signed out everywhere because its
  /// password changed, since the first factor was proved.
  private SignInStep admit(Scene scene, SignInState state) {
    var person = state.person().orElseThrow();
    return switch (gate.check(scene.tenant(), person, state.begun().orElse(scene.now()))) {
      case Admission.Admitted(var user) -> ask(scene, user, state);
      case Admission.Leaving(var user) -> leaving(ask(scene, user, state));
      case Admission.NotActive _ -> new Refused(Reason.NOT_ACTIVE);
      case Admission.NoSuchUser _, Admission.SignedOut _ -> new Refused(Reason.WRONG);
    };
  }

  /// Whoever asked to be deleted proves as much as anybody, and comes to less.
  private static SignInStep leaving(SignInStep step) {
    return step instanceof SignInStep.Done done ? new SignInStep.Leaving(done.user()) : step;
  }

  private SignInStep ask(Scene scene, User user, SignInState state) {
    return switch (wanted(scene, user, state)) {
      case NextFactor.First _ -> first(scene, SignInState.NOTHING);
      case NextFactor.Second(var methods) -> second(scene, user, state, methods);
      case NextFactor.None _ -> new SignInStep.Done(user, state.proved(), scene.now());
    };
  }

  private NextFactor wanted(Scene scene, User user, SignInState state) {
    var uses = new LinkedHashMap<SignInMethod, Use>();
    handlers.forEach((method, handler) -> {
      if (method.isSecond()) {
        uses.put(method, handler.use(scene.tenant(), user));
      }
    });
    boolean trusted = uses.containsValue(Use.DEMANDED) && isTrusted(scene, user);
    var strength = scene.policy().strength();
    return NextFactor.of(state.methods(), Factor.areTwo(state.proved()), uses, strength, trusted);
  }

  private boolean isTrusted(Scene scene, User user) {
    var lasts = scene.policy().trust();
    return lasts.isPositive()
        && scene
            .visitor()
            .device()
            .flatMap(device -> devices.trustedAt(scene.tenant(), user.id(), device))
            .filter(since -> scene.now().isBefore(since.plus(lasts)))
            .filter(user::outlivesSignOut)
            .isPresent();
  }

  private SignInStep second(Scene scene, User user, SignInState state, List<SignInMethod> methods) {
    var ordered = ordered(scene, methods);
    var method = state.chosen().filter(ordered::contains).orElseGet(ordered::getFirst);
    var shown = handler(method).show(claim(scene, state, Optional.of(user)));
    return challenge(scene, Optional.of(user), state, method, ordered, shown);
  }

  /// The page of the method that was chosen, or of all at once.
  private SignInStep first(Scene scene, SignInState state) {
    var methods = firsts(scene);
    var chosen = state.chosen().filter(methods::contains);
    var claim = claim(scene, state, claimed(scene, state));
    if (chosen.isPresent()) {
      var shown = handler(chosen.get()).show(claim);
      return challenge(scene, Optional.empty(), state, chosen.get(), methods, shown);
    }
    var shown = new EnumMap<SignInMethod, Shown>(SignInMethod.class);
    var asked = state;
    for (var method : methods) {
      var one = handler(method).show(claim);
      if (!one.equals(Shown.NOTHING)) {
        shown.put(method, one);
        asked = asked.keeping(method, one.kept(), scene.now());
      }
    }
    return new SignInStep.Ask(methods, asked, shown);
  }

  /// Something happens only here, where somebody asks for it, and only for a method that is on the
  /// page.
  private SignInStep choose(
      Scene scene, SignInState state, SignInMethod method, Optional<String> typed) {
    var stated = typed.filter(_ -> state.person().isEmpty()).map(state::claiming).orElse(state);
    var step = show(scene, stated);
    var methods = step.offered();
    return methods.contains(method)
        ? begin(scene, person(step), stated, method, methods)
        : new Refused(Reason.STALE);
  }

  private static Optional<User> person(SignInStep step) {
    return step instanceof SignInStep.Challenge challenge ? challenge.person() : Optional.empty();
  }

  private SignInStep begin(
      Scene scene,
      Optional<User> person,
      SignInState state,
      SignInMethod method,
      List<SignInMethod> methods) {
    var claim = claim(scene, state, person.or(() -> claimed(scene, state)));
    var shown = handler(method).begin(claim);
    return challenge(scene, person, state.choosing(method), method, methods, shown);
  }

  private static SignInStep challenge(
      Scene scene,
      Optional<User> person,
      SignInState state,
      SignInMethod method,
      List<SignInMethod> methods,
      Shown shown) {
    var others = methods.stream().filter(other -> other != method).toList();
    var kept = state.keeping(method, shown.kept(), scene.now());
    return new SignInStep.Challenge(person, kept, method, others, shown);
  }

  private List<SignInMethod> firsts(Scene scene) {
    return ordered(scene, handlers.keySet().stream().filter(scene.policy()::allows).toList());
  }

  private static List<SignInMethod> ordered(Scene scene, List<SignInMethod> methods) {
    var ordered = new ArrayList<>(methods);
    scene.visitor().lastUsed().reversed().stream()
        .filter(ordered::remove)
        .forEach(ordered::addFirst);
    return ordered;
  }

  private SignInHandler handler(SignInMethod method) {
    return Optional.ofNullable(handlers.get(method)).orElseThrow();
  }

  private static Claim claim(Scene scene, SignInState state, Optional<User> user) {
    return new Claim(scene.tenant(), user, state, scene.visitor(), scene.asker(), scene.now());
  }

  /// Another provider may vouch for somebody without asking them anything, so that its word is as
  /// old as it says, and of no age where it does not say.
  private static Factor factor(
      Scene scene, SignInMethod method, SignInInput input, Verdict.Passed passed) {
    var now = scene.now();
    var provedAt =
        input instanceof SignInInput.Upstream(var identity, _)
            ? identity.provedBy().map(told -> told.isAfter(now) ? now : told)
            : Optional.of(now);
    return new Factor(method, now, provedAt, passed.amr());
  }

  /// Who somebody is, or says to be.
  private static String said(SignInStep step, SignInState state) {
    return person(step).map(known -> known.email().value()).or(state::identifier).orElse("");
  }

  private Optional<User> claimed(Scene scene, SignInState state) {
    return state.identifier().flatMap(typed -> account(scene, typed));
  }

  /// Whose name it is. The same statements run for a name that nobody has.
  private Optional<User> account(Scene scene, String typed) {
    var name = name(scene, typed);
    return name.isEmpty()
        ? CanonicalEmail.parse(typed).flatMap(email -> users.findByEmail(scene.tenant(), email))
        : users.findById(
            scene.tenant(), names.find(scene.tenant(), name.get()).orElse(UserId.NOBODY));
  }

  private static Optional<LoginName> name(Scene scene, String typed) {
    return LoginName.parse(typed).filter(name -> scene.policy().names().contains(name.kind()));
  }

  private Guesser guesser(Scene scene, String typed, Optional<User> user) {
    var visitor = scene.visitor();
    var known =
        visitor.device().filter(device -> isKnown(scene.tenant(), user.map(User::id), device));
    return user.flatMap(
            owner -> known.<Guesser>map(device -> new Guesser.KnownDevice(owner.id(), device)))
        .or(() ->
            user.map(User::id)
                .filter(owner -> visitor.signedIn().equals(Optional.of(owner)))
                .map(Guesser.SignedIn::new))
        .or(() -> name(scene, typed).map(name -> new Guesser.Named(name, visitor.address())))
        .orElseGet(() -> new Guesser.Stranger(CanonicalEmail.parse(typed), visitor.address()));
  }

  /// Asked of the store for every address, whether or not it has an account.
  private boolean isKnown(TenantId tenant, Optional<UserId> user, DeviceId device) {
    return devices.isKnown(tenant, user.orElse(UserId.NOBODY), device) && user.isPresent();
  }

  private static Guesser guest(Visitor visitor) {
    return visitor
        .pin()
        .<Guesser>map(Guesser.PinHolder::new)
        .orElseGet(() -> new Guesser.PinStranger(visitor.address()));
  }

  private static Refused wrong(Attempt attempt, Instant now) {
    return attempt
        .waitAfterFailure(now)
        .map(wait -> new Refused(Reason.THROTTLED, Optional.of(wait)))
        .orElseGet(() -> new Refused(Reason.WRONG));
  }
}
