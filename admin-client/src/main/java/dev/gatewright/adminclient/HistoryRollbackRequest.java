// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Makes all as it was after that change; one less than the first is before it.
///
/// Immutable: each method answers with another one.
public final class HistoryRollbackRequest {
  private final Body body;

  private HistoryRollbackRequest(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static HistoryRollbackRequest of() {
    return new HistoryRollbackRequest(Body.nothing());
  }

  /// Only tells what would be changed.
  public HistoryRollbackRequest dryRun(boolean dryRun) {
    return new HistoryRollbackRequest(body.with("dry_run", dryRun));
  }

  /// The last change that was seen; where there is a later one, nothing is done.
  public HistoryRollbackRequest latest(long latest) {
    return new HistoryRollbackRequest(body.with("latest", latest));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "HistoryRollbackRequest" + body;
  }
}
