// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its {@link Windows}. They are closed after it; what went wrong in them unnoticed
 * fails the test then.
 */
public final class BrowserExtension implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(BrowserExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Windows.class;
  }

  @Override
  public Windows resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Chromium chromium =
        context
            .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, OURS)
            .computeIfAbsent(Chromium.class, any -> Chromium.start(), Chromium.class);
    return context
        .getStore(OURS)
        .computeIfAbsent(Windows.class, any -> new Windows(chromium.browser()), Windows.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Windows windows = context.getStore(OURS).remove(Windows.class, Windows.class);
    if (windows == null) {
      return;
    }
    try {
      // The test's own failure says more than what followed from it.
      if (context.getExecutionException().isEmpty()) {
        windows.complaints().areNone();
      }
    } finally {
      windows.close();
    }
  }
}
