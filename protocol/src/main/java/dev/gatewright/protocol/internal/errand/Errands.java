package dev.gatewright.protocol.internal.errand;

import dev.gatewright.protocol.errand.Browser;
import dev.gatewright.protocol.errand.LostErrand.Why;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Begins errands, carries them from question to question and decides what is next. Thread-safe;
/// keeps nothing: the state of an errand is in the browser, so a visitor who never answers leaves
/// nothing behind.
public final class Errands {
  /// How long a person may take to answer everything.
  static final Duration LIFETIME = Duration.ofHours(1);

  /// How long afterwards the same can be begun anew.
  private static final Duration REPEATABLE = Duration.ofHours(24);

  /// Longest purpose, in bytes of JSON: with it, a state fits into a form of a page.
  private static final int LONGEST_PURPOSE = 14 * 1024;

  private final Seals seals;
  private final Contexts contexts;
  private final InstantSource clock;

  public Errands(Seals seals, Contexts contexts, InstantSource clock) {
    this.seals = seals;
    this.contexts = contexts;
    this.clock = clock;
  }

  /// What a handle stands for.
  public sealed interface Opened {
    record UnderWay(ErrandState state) implements Opened {}

    /// Nothing that can be answered. `state` is what it was about, where that can be told;
    /// `repeatable` says that it may be begun anew.
    record Lost(Why why, Optional<ErrandState> state, boolean repeatable) implements Opened {}
  }

  /// True if a purpose is too long to be carried.
  public static boolean isTooLong(ObjectNode purpose) {
    return Json.bytes(purpose).length > LONGEST_PURPOSE;
  }

  /// Begins an errand of this browser, with nothing asked yet.
  public ErrandState begin(ObjectNode purpose, Browser browser) {
    return new ErrandState(
        browser.binding(),
        ErrandState.Kind.LOGIN,
        Optional.empty(),
        Progress.begin(clock.instant()),
        purpose);
  }

  /// What is next for the person who is logged in here now.
  public NextStep next(
      Asked asked, Progress progress, Optional<Proof> login, NextStep.Facts facts) {
    return NextStep.decide(asked, progress, login, facts, contexts, clock.instant());
  }

  /// The question that was put, as it would be put now.
  public Question question(ErrandState state, Asked asked, NextStep now) {
    var since = asked.since(state.progress().startedAt(), clock.instant());
    return switch (state.kind()) {
      case LOGIN -> new Question.Login(asked.demand(since, contexts), asked.wantsAccount());
      case STEP_UP -> new Question.StepUp(asked.demand(Optional.empty(), contexts));
      case SELECT_ACCOUNT -> new Question.SelectAccount(asked.demand(since, contexts));
      case CONSENT ->
          now instanceof NextStep.Ask ask && ask.question() instanceof Question.Consent consent
              ? consent
              : new Question.Consent(asked.disclosed(), asked.organization(), false, false);
    };
  }

  /// The state after a question was put to this browser, sealed.
  public String handle(Issuer issuer, ErrandState state, Question question, Browser browser) {
    return seal(issuer, state.at(question, browser));
  }

  /// A handle of the same question for another purpose.
  public String about(Issuer issuer, String handle, ObjectNode purpose) {
    return seal(issuer, read(issuer, handle).orElseThrow().about(purpose));
  }

  private String seal(Issuer issuer, ErrandState state) {
    return seals.seal(issuer.id(), SealType.INTERACTION, Json.bytes(state.write()));
  }

  private Optional<ErrandState> read(Issuer issuer, String handle) {
    return seals
        .open(issuer.id(), SealType.INTERACTION, handle)
        .flatMap(Json::parseObject)
        .flatMap(ErrandState::read);
  }

  /// The binding of the browser in which a handle counts.
  public Optional<String> binding(Issuer issuer, String handle) {
    return read(issuer, handle).map(ErrandState::binding);
  }

  /// Opens a handle.
  public Opened open(Issuer issuer, String handle, Browser browser) {
    var read = read(issuer, handle);
    if (read.isEmpty()) {
      return new Opened.Lost(Why.UNKNOWN, Optional.empty(), false);
    }
    var state = read.get();
    var age = Duration.between(state.progress().startedAt(), clock.instant());
    boolean repeatable = age.compareTo(REPEATABLE) <= 0 && !state.isAmong(browser.answered());
    if (!state.isAmong(browser.underWay())) {
      return new Opened.Lost(Why.COOKIE_GONE, read, repeatable);
    }
    if (age.compareTo(LIFETIME) >= 0) {
      var why = state.isAmong(browser.answered()) ? Why.ANSWERED : Why.EXPIRED;
      return new Opened.Lost(why, read, repeatable);
    }
    return new Opened.UnderWay(state);
  }
}
