package dev.gatewright.client.testing;

import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.token.TokenSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A listener that keeps what it is told.
public final class KeptTokens implements RefreshListener {
  private final List<TokenSet> sets = Collections.synchronizedList(new ArrayList<>());
  private final List<IdpException> errors = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void onRefresh(TokenSet rotated) {
    sets.add(rotated);
  }

  @Override
  public void onRefreshError(IdpException error) {
    errors.add(error);
  }

  public List<TokenSet> sets() {
    return sets;
  }

  public List<IdpException> errors() {
    return errors;
  }
}
