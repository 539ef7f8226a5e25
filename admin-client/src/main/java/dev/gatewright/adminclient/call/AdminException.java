package dev.gatewright.adminclient.call;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Why a call did nothing, or may have done nothing. [#reason()] is stable; those that begin with
/// `client.` are this library's. No message holds a secret.
///
/// | reason of the library | what happened |
/// | --- | --- |
/// | `client.no_answer` | the server could not be reached, or did not answer in time |
/// | `client.unreadable` | what answered is no API of administration, or another version of it |
/// | `client.interrupted` | the thread was interrupted while it waited to ask again |
public final class AdminException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// One of several faults of what was sent.
  ///
  /// @param field the member of the body, as a JSON pointer where it lies deeper
  public record Fault(String field, String detail) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /// What a problem document says (RFC 9457); what it leaves out is empty.
  ///
  /// @param status of the answer
  /// @param reason what programs tell it by, such as `admin.not_found`
  /// @param detail for whoever writes the program
  /// @param field the member of the body that is wrong
  /// @param parameter the parameter that is wrong
  /// @param cursor where a list goes on whose cursor is gone
  /// @param permission the one that the key lacks
  /// @param rule what a password breaks
  /// @param reference under which the server's log has it
  public record Problem(
      int status,
      String reason,
      String detail,
      String field,
      String parameter,
      String cursor,
      String permission,
      String rule,
      String reference)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    static Problem ofClient(String reason, String detail) {
      return new Problem(0, reason, detail, "", "", "", "", "", "");
    }
  }

  private final Problem problem;
  private final Fault[] faults;
  private final long retryAfterSeconds;

  /// A refusal of the server's.
  public AdminException(Problem problem, List<Fault> faults, Optional<Duration> retryAfter) {
    super(message(problem, faults));
    this.problem = problem;
    this.faults = faults.toArray(new Fault[0]);
    this.retryAfterSeconds = retryAfter.map(Duration::toSeconds).orElse(-1L);
  }

  private AdminException(Problem problem, Optional<Throwable> cause) {
    super(message(problem, List.of()), cause.orElse(null));
    this.problem = problem;
    this.faults = new Fault[0];
    this.retryAfterSeconds = -1;
  }

  /// No answer came.
  public static AdminException noAnswer(Throwable cause) {
    return new AdminException(
        Problem.ofClient("client.no_answer", "the server could not be reached, or did not answer"),
        Optional.of(cause));
  }

  /// What came is not what such an address answers.
  public static AdminException unreadable(String what) {
    return new AdminException(Problem.ofClient("client.unreadable", what), Optional.empty());
  }

  /// The thread is to end.
  public static AdminException interrupted(InterruptedException cause) {
    return new AdminException(
        Problem.ofClient("client.interrupted", "interrupted while it waited"), Optional.of(cause));
  }

  private static String message(Problem problem, List<Fault> faults) {
    var message = new StringBuilder();
    if (problem.status() != 0) {
      message.append(problem.status()).append(' ');
    }
    message.append(problem.reason()).append(": ").append(problem.detail());
    append(message, "field", problem.field());
    append(message, "parameter", problem.parameter());
    append(message, "cursor", problem.cursor());
    append(message, "permission", problem.permission());
    append(message, "rule", problem.rule());
    append(message, "reference", problem.reference());
    faults.forEach(fault -> append(message, fault.field(), fault.detail()));
    return message.toString();
  }

  private static void append(StringBuilder message, String name, String value) {
    if (!value.isEmpty()) {
      message.append("; ").append(name).append(": ").append(value);
    }
  }

  /// The status of the answer; 0 where none came.
  public int status() {
    return problem.status();
  }

  /// What programs tell it by, such as `admin.not_found`. `docs/administration-api.md` lists them.
  public String reason() {
    return problem.reason();
  }

  /// For whoever writes the program.
  public String detail() {
    return problem.detail();
  }

  /// The member of the body that is wrong.
  public Optional<String> field() {
    return said(problem.field());
  }

  /// The parameter that is wrong.
  public Optional<String> parameter() {
    return said(problem.parameter());
  }

  /// Where events go on, up to which all is as it was: what came after is gone since a restore.
  public Optional<String> cursor() {
    return said(problem.cursor());
  }

  /// The permission that the key lacks.
  public Optional<String> permission() {
    return said(problem.permission());
  }

  /// What a password breaks.
  public Optional<String> rule() {
    return said(problem.rule());
  }

  /// Under which the server's log has it.
  public Optional<String> reference() {
    return said(problem.reference());
  }

  /// Each of several faults, where the server tells them one by one.
  public List<Fault> faults() {
    return List.of(faults);
  }

  /// How long the server wants to be left alone (`Retry-After`), if it says so.
  public Optional<Duration> retryAfter() {
    return retryAfterSeconds < 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(retryAfterSeconds));
  }

  /// There is no such thing, or the key does not reach it.
  public boolean isNotFound() {
    return status() == 404;
  }

  /// It is not as it was when the tag was told.
  public boolean isStale() {
    return status() == 412;
  }

  private static Optional<String> said(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }
}
