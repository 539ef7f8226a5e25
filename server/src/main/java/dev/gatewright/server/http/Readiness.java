package dev.gatewright.server.http;

/// Whether the server should be sent requests. Safe for use by many threads.
public final class Readiness {
  /// A server's life, in order.
  public enum State {
    STARTING,
    READY,
    DRAINING
  }

  private volatile State state = State.STARTING;

  public State state() {
    return state;
  }

  /// Everything is loaded. A server that drains already stays so.
  public synchronized void ready() {
    if (state == State.STARTING) {
      state = State.READY;
    }
  }

  public synchronized void draining() {
    state = State.DRAINING;
  }

  /// `/readyz`: 200 when requests are welcome and 503 otherwise.
  public Handler readyz() {
    return _ ->
        switch (state) {
          case STARTING -> answer(503, "starting\n");
          case READY -> answer(200, "ready\n");
          case DRAINING -> answer(503, "draining\n");
        };
  }

  /// `/healthz`: 200 as long as the process can answer at all.
  public static Handler healthz() {
    return _ -> answer(200, "ok\n");
  }

  private static HttpResponse answer(int status, String text) {
    return HttpResponse.text(status, text).withHeaders(SecurityHeaders.BACK_CHANNEL);
  }
}
