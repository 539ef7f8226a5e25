package dev.gatewright.server.api;

/// The shapes that need no more said.
final class Shapes {
  static final Shape TEXT = new Shape.Text();
  static final Shape FLAG = new Shape.Flag();
  static final Shape MOMENT = new Shape.Moment();
  static final Shape TEXTS = new Shape.Texts();
  static final Shape MEMBERS = new Shape.Members();

  private Shapes() {}
}
