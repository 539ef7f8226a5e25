package dev.gatewright.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;

/// Closes an exchange when its request is over: when the filter returns, or when the asynchronous
/// processing that was started below it ends.
final class ExchangeEnd implements AsyncListener {
  private final ServletExchange exchange;

  private ExchangeEnd(ServletExchange exchange) {
    this.exchange = exchange;
  }

  /// Called by the filter when it is about to return.
  static void await(ServletRequest request, ServletExchange exchange) {
    try {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new ExchangeEnd(exchange));
        return;
      }
    } catch (IllegalStateException endedMeanwhile) {
      // Then it is closed here.
    }
    exchange.close();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    exchange.close();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // What follows ends in onComplete.
  }

  @Override
  public void onError(AsyncEvent event) {
    // What follows ends in onComplete.
  }

  /// Listeners of the round before are gone.
  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }
}
