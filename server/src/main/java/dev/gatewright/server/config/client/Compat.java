package dev.gatewright.server.config.client;

import dev.gatewright.server.config.yaml.Word;

/// A system whose clients must work unchanged; [CompatSets] has what each means.
public enum Compat implements Word {
  AUTHPI("authpi"),
  AUTHGEAR("authgear"),
  TS_OAUTH2_SERVER("ts-oauth2-server"),
  BESHOY("beshoy");

  private final String word;

  Compat(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
