// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.time.Instant;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class StatisticsQuery {
  private final Body body;

  private StatisticsQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static StatisticsQuery of() {
    return new StatisticsQuery(Body.nothing());
  }

  /// Before `to`; a day or a month, if not said.
  public StatisticsQuery from(Instant from) {
    return new StatisticsQuery(body.with("from", from.toString()));
  }

  /// Now, if not said.
  public StatisticsQuery to(Instant to) {
    return new StatisticsQuery(body.with("to", to.toString()));
  }

  /// `hour` where it is not said.
  public StatisticsQuery step(StatisticsStep step) {
    return new StatisticsQuery(body.with("step", step.word()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "StatisticsQuery" + body;
  }
}
