package dev.gatewright.server.http;

import dev.gatewright.protocol.wire.MessageLimits;
import java.time.Duration;

/// What one request, one caller and all callers together may take.
///
/// @param bodyBytes longest request body; a longer one is answered 413
/// @param headerBytes longest request line and headers together; longer ones are answered 431 (or
///   414)
/// @param message what a query or body may hold
/// @param idle how long a connection may be silent
/// @param headerDeadline how long the headers of one request may take, however steadily they drip
/// @param bodyDeadline how long one body may take, however steadily it drips
/// @param answerDeadline how long an answer may take that is written as it goes
/// @param connections connections kept open; beyond it the longest silent ones are closed
/// @param connectionsPerAddress connections kept open for one address, or one /64 of IPv6, that is
///   no trusted proxy; beyond it that address's own are closed, the longest silent first
/// @param running handlers that may wait at the same time; beyond it requests are answered 503
/// @param runningPerRoute the same for one route, so that a flood of one leaves room for the others
/// @param bufferedBodyBytes what all bodies still arriving may take together
/// @param discardedBytes how much of an oversized body is read and dropped so that its sender can
///   read the answer
public record HttpLimits(
    int bodyBytes,
    int headerBytes,
    MessageLimits message,
    Duration idle,
    Duration headerDeadline,
    Duration bodyDeadline,
    Duration answerDeadline,
    int connections,
    int connectionsPerAddress,
    int running,
    int runningPerRoute,
    int bufferedBodyBytes,
    long discardedBytes) {

  /// The limits of a production server.
  public static final HttpLimits STANDARD =
      new HttpLimits(
          64 * 1024,
          16 * 1024,
          MessageLimits.STANDARD,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          5_000,
          512,
          1_024,
          256,
          32 * 1024 * 1024,
          8L * 1024 * 1024);

  public HttpLimits {
    if (bodyBytes < 1 || headerBytes < 256) {
      throw new IllegalArgumentException("a message limit is too small to receive anything");
    }
    if (connections < 1
        || connectionsPerAddress < 1
        || running < 1
        || runningPerRoute < 1
        || bufferedBodyBytes < bodyBytes) {
      throw new IllegalArgumentException("a concurrency limit is too small to answer anything");
    }
  }

  /// The same limits with other time allowances.
  public HttpLimits withDeadlines(Duration idle, Duration header, Duration body) {
    return new HttpLimits(
        bodyBytes,
        headerBytes,
        message,
        idle,
        header,
        body,
        answerDeadline,
        connections,
        connectionsPerAddress,
        running,
        runningPerRoute,
        bufferedBodyBytes,
        discardedBytes);
  }

  /// The same limits with another deadline for answers that are written as they go.
  public HttpLimits withAnswerDeadline(Duration answer) {
    return new HttpLimits(
        bodyBytes,
        headerBytes,
        message,
        idle,
        headerDeadline,
        bodyDeadline,
        answer,
        connections,
        connectionsPerAddress,
        running,
        runningPerRoute,
        bufferedBodyBytes,
        discardedBytes);
  }

  /// The same limits with another bound on the connections of one address.
  public HttpLimits withConnectionsPerAddress(int most) {
    return new HttpLimits(
        bodyBytes,
        headerBytes,
        message,
        idle,
        headerDeadline,
        bodyDeadline,
        answerDeadline,
        connections,
        most,
        running,
        runningPerRoute,
        bufferedBodyBytes,
        discardedBytes);
  }

  /// The same limits with other bounds on what runs at the same time.
  public HttpLimits withConcurrency(int connections, int running, int runningPerRoute) {
    return new HttpLimits(
        bodyBytes,
        headerBytes,
        message,
        idle,
        headerDeadline,
        bodyDeadline,
        answerDeadline,
        connections,
        connectionsPerAddress,
        running,
        runningPerRoute,
        bufferedBodyBytes,
        discardedBytes);
  }
}
